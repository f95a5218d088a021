package io.github.fragmill.integration.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.SegmentIndex;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.clips.SharedClip;
import io.github.fragmill.integration.clips.SharedMedia;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sizes of segments: exact with an index, an upper bound without. */
class SegmentIndexIT {

  private static final PackagingEngine ENGINE = PackagingEngine.create();

  @ParameterizedTest
  @MethodSource("io.github.fragmill.integration.packaging.EveryOwnClip#inEveryMode")
  void index_singleFile_saysWhereSegmentsAre(OwnClip clip, Mode mode) throws Exception {
    CountedSource source = new CountedSource(Source.file(clip.file()));
    PackagingPlan plan = Packagers.of(source, mode, Layout.SINGLE_FILE).plan();
    Output.Memory output = Output.memory();
    SegmentIndex gained = ENGINE.packageTo(plan, output).index();
    assertThat(ENGINE.index(plan).toBytes()).isEqualTo(gained.toBytes());

    PackagingPlan measured = plan.withIndex(SegmentIndex.parse(gained.toBytes()));

    long readBytes = source.readBytes();
    MemoryClip files = new MemoryClip(output.files());
    for (ManifestFile manifest : ENGINE.manifests(measured)) {
      assertThat(manifest.content()).isEqualTo(ByteBuffer.wrap(files.file(manifest.name())));
    }
    for (RenditionPlan rendition : measured.renditions()) {
      byte[] file = files.file(rendition.id() + ".mp4");
      assertThat(file).startsWith(rendition.singleFileHead());
      assertThat(ENGINE.sizeBytes(measured.file(rendition.id() + ".mp4").orElseThrow()))
          .isEqualTo(file.length);
      long position = rendition.singleFileHead().length;
      assertThat(rendition.segmentAt(position - 1)).isEmpty();
      for (int segment = 0; segment < rendition.segmentCount(); segment++) {
        assertThat(rendition.segmentOffsetBytes(segment)).isEqualTo(position);
        assertThat(rendition.segmentAt(position)).hasValue(segment);
        position += gained.sizeBytes(rendition.id(), segment);
        assertThat(rendition.segmentAt(position - 1)).hasValue(segment);
      }
      assertThat(rendition.segmentOffsetBytes(rendition.segmentCount())).isEqualTo(file.length);
    }
    assertThat(source.readBytes()).as("nothing is read").isEqualTo(readBytes);
    for (PlannedFile planned : measured.files()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ENGINE.write(planned, Channels.newChannel(bytes));
      assertThat(bytes.toByteArray()).isEqualTo(files.file(planned.name()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.fragmill.integration.packaging.EveryOwnClip#inEveryMode")
  void manifests_segmentFiles_readsNothingAndStatesNoLess(OwnClip clip, Mode mode)
      throws Exception {
    assertBoundsWithoutReading(clip.file(), mode);
  }

  static Stream<Arguments> sharedClipsInModesOfPlayers() {
    return SharedClip.packaged()
        .flatMap(clip -> Mode.OF_PLAYERS.stream().map(mode -> Arguments.of(clip, mode)));
  }

  @ParameterizedTest
  @MethodSource("sharedClipsInModesOfPlayers")
  void manifests_segmentFilesOfOthers_readsNothingAndStatesNoLess(SharedClip clip, Mode mode)
      throws Exception {
    assertBoundsWithoutReading(SharedMedia.clip(clip.name()), mode);
  }

  private static void assertBoundsWithoutReading(Path clip, Mode mode) throws Exception {
    CountedSource source = new CountedSource(Source.file(clip));
    SeenSizes seen = new SeenSizes();
    PackagingPlan plan = Packagers.of(source, mode, Layout.NUMBERED_SEGMENTS).manifest(seen).plan();
    long readBytes = source.readBytes();

    ENGINE.manifests(plan);

    assertThat(source.readBytes()).as("nothing is read").isEqualTo(readBytes);
    List<SegmentTimes> bounds = seen.taken();
    ENGINE.manifests(plan.withIndex(ENGINE.index(plan)));
    List<SegmentTimes> exact = seen.taken();
    for (int rendition = 0; rendition < exact.size(); rendition++) {
      for (int segment = 0; segment < exact.get(rendition).count(); segment++) {
        long size = exact.get(rendition).sizeBytes(segment);
        long bound = bounds.get(rendition).sizeBytes(segment);
        assertThat(bound).isGreaterThanOrEqualTo(size);
        if (mode == Mode.CLEAR) {
          assertThat(bound).isEqualTo(size);
        }
      }
    }
  }
}
