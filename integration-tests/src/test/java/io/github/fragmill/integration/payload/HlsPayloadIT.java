package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.PacketStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ffmpeg finds, through the playlists, every sample of the source when the source presents it. */
class HlsPayloadIT {

  private final Path directory;

  HlsPayloadIT(@TempDir Path directory) {
    this.directory = directory.resolve("out");
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void packageTo_everyLayout_ffmpegFindsTheSource(Layout layout) throws Exception {
    assertFfmpegFinds(BundledClip.file(), layout);
  }

  @ParameterizedTest
  @EnumSource(
      value = OwnClip.class,
      names = {"NO_B_FRAMES", "MOOV_LAST", "VIDEO_ONLY"})
  void packageTo_otherClips_ffmpegFindsTheSource(OwnClip clip) throws Exception {
    assertFfmpegFinds(clip.file(), Layout.SINGLE_FILE);
  }

  private void assertFfmpegFinds(Path clip, Layout layout) throws Exception {
    Packager packager =
        Packagers.of(Source.file(clip), Mode.CLEAR, layout).manifest(HlsManifest.of());
    PackagingPlan plan = packager.plan();
    packager.packageTo(plan, Output.directory(directory));
    List<PacketStream> streams = Ffprobe.require().listPlaylists(directory.resolve("master.m3u8"));

    assertThat(streams).hasSameSizeAs(plan.renditions());
    for (RenditionPlan rendition : plan.renditions()) {
      String type = rendition.track().format().type().mediaType();
      PacketStream output =
          streams.stream().filter(it -> it.type().equals(type)).findFirst().orElseThrow();
      int trackId = rendition.track().id();
      PacketStream media = SourcePackets.track(clip, trackId, Times.MEDIA);
      assertThat(output.timeBase()).isEqualTo(media.timeBase());
      output.assertSameMedia(rendition.id(), media.inFragments());
      new PresentationTimes(media, SourcePackets.track(clip, trackId, Times.PRESENTATION), output)
          .assertEqual(rendition.id());
    }
  }
}
