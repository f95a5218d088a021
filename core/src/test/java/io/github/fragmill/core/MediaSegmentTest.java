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
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestClips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaSegmentTest {

  private static PackagingPlan plan(Source source) throws FragmillException {
    return Packager.of(source)
        .protect(FakeProtection.all())
        .manifest(new FakeManifest(Layout.NUMBERED_SEGMENTS))
        .segmentDuration(Duration.ofSeconds(1))
        .plan();
  }

  private static RenditionPlan rendition(String id) throws FragmillException {
    return plan(TestClips.source(TestClips.MOOV_LAST)).rendition(id);
  }

  @Test
  void start_videoSegments_areASecondEach() throws FragmillException {
    RenditionPlan video = rendition("video-48");
    for (int segment = 0; segment < 4; segment++) {
      assertThat(video.segment(segment).index()).isEqualTo(segment);
      assertThat(video.segment(segment).start()).isEqualTo(Duration.ofSeconds(segment));
      assertThat(video.segment(segment).duration()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void start_soundSegments_followTheVideoWithinAFrame() throws FragmillException {
    RenditionPlan audio = rendition("audio-sv");
    Duration frame = Duration.ofNanos(1024 * 1_000_000_000L / 24_000 + 1);
    Duration end = Duration.ZERO;
    for (int segment = 0; segment < audio.segmentCount(); segment++) {
      MediaSegment it = audio.segment(segment);
      assertThat(it.start().minus(Duration.ofSeconds(segment)).abs()).isLessThan(frame);
      assertThat(it.start().minus(end).abs()).isLessThanOrEqualTo(Duration.ofNanos(1));
      end = it.start().plus(it.duration());
    }
    assertThat(end).isBetween(Duration.ofNanos(4_199_999_999L), Duration.ofNanos(4_200_000_001L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"video-48", "audio-sv"})
  void sizeBytes_segment_isWhatIsWritten(String id) throws FragmillException {
    RenditionPlan rendition = rendition(id);
    for (int segment = 0; segment < rendition.segmentCount(); segment++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      long written = rendition.segment(segment).writeTo(Channels.newChannel(bytes));
      assertThat(written).isEqualTo(bytes.size());
      assertThat(rendition.segment(segment).sizeBytes()).isEqualTo(written);
    }
  }

  @Test
  void writeTo_segment_isTypeFragmentAndMedia() throws FragmillException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rendition("video-48").segment(2).writeTo(Channels.newChannel(bytes));
    byte[] segment = bytes.toByteArray();
    int sum =
        TestBoxes.find(segment, "styp").length
            + TestBoxes.find(segment, "moof").length
            + TestBoxes.find(segment, "mdat").length;
    assertThat(sum).isEqualTo(segment.length);
  }

  @Test
  void writeTo_channel_staysOpen() throws FragmillException {
    WritableByteChannel channel = Channels.newChannel(new ByteArrayOutputStream());
    rendition("video-48").segment(0).writeTo(channel);
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void writeTo_channelThatFails_isAnOutputFailure() throws FragmillException {
    RenditionPlan video = rendition("video-48");
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
        .isThrownBy(() -> video.segment(0).writeTo(failing))
        .withMessageContaining("video-48")
        .withMessageContaining("the player has gone");
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> video.writeHeader(failing))
        .withMessageContaining("header of video-48");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4, Integer.MAX_VALUE})
  void segment_outOfRange_isRefused(int index) throws FragmillException {
    RenditionPlan video = rendition("video-48");
    assertThatThrownBy(() -> video.segment(index)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void writeHeader_rendition_isItsHeader() throws FragmillException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RenditionPlan video = rendition("video-48");
    video.writeHeader(Channels.newChannel(bytes));
    assertThat(bytes.toByteArray()).isEqualTo(video.header());
  }

  @Test
  void writeTo_sourceThatShrank_isRefused(@TempDir Path folder) throws IOException {
    byte[] clip = TestClips.bytes(TestClips.MOOV_FIRST);
    Path file = Files.write(folder.resolve("movie.mp4"), clip);
    PackagingPlan plan = plan(Source.file(file));
    Files.write(file, Arrays.copyOf(clip, clip.length / 2));
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(
            () ->
                plan.rendition("video-48")
                    .segment(3)
                    .writeTo(Channels.newChannel(new ByteArrayOutputStream())))
        .withMessageContaining("movie.mp4 has changed");
    Files.delete(file);
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> plan.rendition("video-48").segment(0).sizeBytes())
        .withMessageContaining("no such file");
  }
}
