package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.StrictOutput;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestClips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedFileTest {

  private final PackagingEngine engine = PackagingEngine.create();

  private static PackagingPlan plan(Source source) throws FragmillException {
    return Packager.of(source)
        .protect(FakeProtection.all())
        .manifest(new FakeManifest(Layout.NUMBERED_SEGMENTS))
        .segmentDuration(Duration.ofSeconds(1))
        .plan();
  }

  private static PackagingPlan plan() throws FragmillException {
    return plan(TestClips.source(TestClips.MOOV_LAST));
  }

  @Test
  void start_videoSegments_areASecondEach() throws FragmillException {
    PackagingPlan plan = plan();
    for (int segment = 0; segment < 4; segment++) {
      PlannedFile file = plan.segment("video-48", segment);
      assertThat(file.segmentIndex()).hasValue(segment);
      assertThat(file.start()).isEqualTo(Duration.ofSeconds(segment));
      assertThat(file.duration()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void start_audioSegments_followTheVideoWithinAFrame() throws FragmillException {
    PackagingPlan plan = plan();
    Duration frame = Duration.ofNanos(1024 * 1_000_000_000L / 24_000 + 1);
    Duration end = Duration.ZERO;
    for (int segment = 0; segment < plan.rendition("audio-sv").segmentCount(); segment++) {
      PlannedFile it = plan.segment("audio-sv", segment);
      assertThat(it.start().minus(Duration.ofSeconds(segment)).abs()).isLessThan(frame);
      assertThat(it.start().minus(end).abs()).isLessThanOrEqualTo(Duration.ofNanos(1));
      end = it.start().plus(it.duration());
    }
    assertThat(end).isBetween(Duration.ofNanos(4_199_999_999L), Duration.ofNanos(4_200_000_001L));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_everyFile_hasTheSizeThatIsReportedAndTheBytesOfTheRun(Layout layout)
      throws FragmillException {
    PackagingPlan plan =
        Packager.of(TestClips.source(TestClips.MOOV_LAST))
            .protect(FakeProtection.all())
            .manifest(new FakeManifest(layout))
            .sidecarText(
                Source.bytes(
                    "a.vtt",
                    "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n".getBytes(StandardCharsets.UTF_8)),
                it -> it)
            .segmentDuration(Duration.ofSeconds(1))
            .plan();
    StrictOutput output = StrictOutput.positioned();
    PackagingResult result = engine.packageTo(plan, output);

    for (PlannedFile file : plan.files()) {
      byte[] bytes = write(file);
      assertThat(bytes).as(file.name()).isEqualTo(output.files().get(file.name()));
      assertThat(engine.sizeBytes(file)).isEqualTo(bytes.length);
      assertThat(plan.file(file.name()).orElseThrow().kind()).isEqualTo(file.kind());
    }
    assertThat(plan.files()).extracting(PlannedFile::name).doesNotHaveDuplicates();
    assertThat(plan.files()).hasSize(output.files().size() - 1);
    assertThat(engine.manifests(plan.withIndex(result.index())).get(0).content())
        .isEqualTo(ByteBuffer.wrap(output.files().get(result.manifestNames().get(0))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "video-48",
        "video-48/",
        "video-48/0.m4s",
        "video-48/01.m4s",
        "video-48/6.m4s",
        "video-48/-1.m4s",
        "video-48/1.mp4",
        "video-48/1.m4s/",
        "video-49/1.m4s",
        "../video-48/1.m4s",
        "video-48/99999999999999999999.m4s",
        "video-48/999999999999999999.m4s",
        "video-48.mp4",
        "video-48/4294967297.m4s"
      })
  void file_nameThatIsNone_isEmpty(String name) throws FragmillException {
    assertThat(plan().file(name)).isEmpty();
  }

  @Test
  void file_ofASegment_isIt() throws FragmillException {
    PlannedFile file = plan().file("video-48/2.m4s").orElseThrow();
    assertThat(file.kind()).isEqualTo(PlannedFile.Kind.SEGMENT);
    assertThat(file.segmentIndex()).hasValue(1);
    assertThat(file.renditionId()).hasValue("video-48");
    assertThat(file.mimeType()).isEqualTo("video/mp4");
  }

  @Test
  void write_segment_isTypeFragmentAndMedia() throws FragmillException {
    byte[] segment = write(plan().segment("video-48", 2));
    int sum =
        TestBoxes.find(segment, "styp").length
            + TestBoxes.find(segment, "moof").length
            + TestBoxes.find(segment, "mdat").length;
    assertThat(sum).isEqualTo(segment.length);
  }

  @Test
  void write_header_isThatOfTheRendition() throws FragmillException {
    PackagingPlan plan = plan();
    assertThat(write(plan.header("video-48"))).isEqualTo(plan.rendition("video-48").header());
  }

  @Test
  void write_channel_staysOpen() throws FragmillException {
    WritableByteChannel channel = Channels.newChannel(new ByteArrayOutputStream());
    engine.write(plan().segment("video-48", 0), channel);
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void write_channelThatFails_isAnOutputFailure() throws FragmillException {
    PackagingPlan plan = plan();
    WritableByteChannel failing =
        new WritableByteChannel() {
          @Override
          public int write(ByteBuffer source) throws IOException {
            throw new IOException("the player has gone");
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        };
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> engine.write(plan.segment("video-48", 0), failing))
        .withMessageContaining("video-48/1.m4s")
        .withMessageContaining("the player has gone");
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> engine.write(plan.header("video-48"), failing))
        .withMessageContaining("video-48/init.mp4");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4, Integer.MAX_VALUE})
  void segment_outOfRange_isRefused(int index) throws FragmillException {
    PackagingPlan plan = plan();
    assertThatThrownBy(() -> plan.segment("video-48", index))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void write_sourceThatShrank_isRefused(@TempDir Path folder) throws IOException {
    byte[] clip = TestClips.bytes(TestClips.MOOV_FIRST);
    Path file = Files.write(folder.resolve("movie.mp4"), clip);
    PackagingPlan plan = plan(Source.file(file));
    Files.write(file, Arrays.copyOf(clip, clip.length / 2));
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> write(plan.segment("video-48", 3)))
        .withMessageContaining("movie.mp4 has changed");
    Files.delete(file);
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> engine.sizeBytes(plan.segment("video-48", 0)))
        .withMessageContaining("no such file");
  }

  private byte[] write(PlannedFile file) throws FragmillException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long written = engine.write(file, Channels.newChannel(bytes));
    assertThat(written).isEqualTo(bytes.size());
    return bytes.toByteArray();
  }
}
