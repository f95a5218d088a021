package io.github.fragmill.integration.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.http.HttpSource;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffmpeg;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests are what a remote source costs. */
final class RemoteSourceIT {

  /** Eight seconds of video and audio, chunks of which take turns in the file. */
  private static final String CLIP =
      "-f lavfi -i testsrc2=s=640x360:r=25:d=8,noise=alls=60:allf=t -f lavfi -i sine=r=48000:d=8"
          + " -c:v libx264 -preset ultrafast -g 25 -b:v 6M -c:a aac -b:a 128k";

  @TempDir private static Path folder = Path.of("");

  private static Path clip = Path.of("");

  @BeforeAll
  static void makeClip() throws Exception {
    clip = folder.resolve("film.mp4");
    Ffmpeg.require().run(List.of(CLIP.split(" ", -1)), clip);
    assertThat(Files.size(clip)).isGreaterThan(3_000_000);
  }

  private static Packager packager(Source source) {
    return Packagers.of(source, Mode.CBCS, Layout.NUMBERED_SEGMENTS);
  }

  private static int segments(PackagingPlan plan) {
    return plan.renditions().stream().mapToInt(RenditionPlan::segmentCount).sum();
  }

  @Test
  void packageTo_remoteClip_isOneRequestForEachSegment() throws Exception {
    try (RangeServer server = new RangeServer(Files.readAllBytes(clip))) {
      Packager packager = packager(HttpSource.of(server.url()));
      PackagingPlan plan = packager.plan();
      assertThat(server.requests.size()).as("to plan").isLessThanOrEqualTo(5);
      server.requests.clear();
      Output.Memory output = Output.memory();

      packager.packageTo(plan, output);

      // The beginning shows that the file is the one that was planned; small segments may lie in
      // what was read for others, which depends on the order of the threads.
      assertThat(server.requests).isNotEmpty().hasSizeLessThanOrEqualTo(segments(plan) + 1);
      MemoryClip local = MemoryClip.of(packager(Source.file(clip)));
      assertThat(output.files()).containsOnlyKeys(local.files().keySet());
      output.files().forEach((name, bytes) -> assertThat(bytes).isEqualTo(local.file(name)));
    }
  }

  @Test
  void write_segment_isOneRequest() throws Exception {
    try (RangeServer server = new RangeServer(Files.readAllBytes(clip))) {
      PackagingPlan plan = packager(HttpSource.of(server.url())).plan();
      for (RenditionPlan rendition : plan.renditions()) {
        server.requests.clear();
        PackagingEngine.create()
            .write(
                plan.segment(rendition.id(), 3), Channels.newChannel(new ByteArrayOutputStream()));
        assertThat(server.requests).as(rendition.id()).hasSize(1);
      }
    }
  }
}
