package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.DiscardingOutput;
import io.github.fragmill.core.testing.FakeDecryption;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.TestClips;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are a movie that comes out whole, or are refused by a typed exception. */
class MovieFuzzTest {

  /** So that a claim cannot ask for more memory than a fuzzer's many runs have. */
  private static final Limits LIMITS =
      Limits.DEFAULT
          .withMaxBoxes(10_000)
          .withMaxTracks(16)
          .withMaxSamples(100_000)
          .withMaxBoxBytes(1 << 16)
          .withMaxSegmentBytes(1 << 20);

  static Stream<byte[]> read() {
    return Stream.of(TestClips.FRAGMENTED, TestClips.ENCRYPTED).map(TestClips::bytes);
  }

  static Stream<byte[]> packageTo() throws FragmillException {
    return Stream.concat(Stream.of(TestClips.bytes(TestClips.FRAGMENTED)), decrypt());
  }

  static Stream<byte[]> decrypt() throws FragmillException {
    return Stream.of(ClearMovieRobustnessIT.fragmented("video-48.mp4"));
  }

  @MethodSource
  @FuzzTest
  void read(byte[] input) {
    Source source = Source.bytes("any.mp4", input);
    Movie movie;
    try {
      movie = Movie.read(source, LIMITS);
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    assertThat(movie.tracks()).isNotEmpty();
    // Samples of text are made, and lie in a source of their own.
    if (movie.source() == source) {
      movie.tracks().forEach(track -> assertInside(track, input.length));
    }
  }

  private static void assertInside(Track track, long sizeBytes) {
    for (int sample = 0; sample < track.samples().count(); sample++) {
      assertThat(track.samples().sizeBytes(sample)).isNotNegative();
      assertThat(track.samples().offsetBytes(sample))
          .isBetween(0L, sizeBytes - track.samples().sizeBytes(sample));
    }
  }

  @MethodSource
  @FuzzTest
  void packageTo(byte[] input) {
    try {
      Packager.of(Source.bytes("any.mp4", input))
          .limits(LIMITS)
          .decryption(new FakeDecryption(/* trackIndex= */ 0))
          .protect(FakeProtection.all())
          .manifest(new FakeManifest(Layout.NUMBERED_SEGMENTS))
          .segmentDuration(Duration.ofSeconds(1))
          .threads(1)
          .packageTo(new DiscardingOutput());
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @MethodSource
  @FuzzTest
  void decrypt(byte[] input) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ClearMovie movie;
    try {
      movie =
          ClearMovie.open(
              List.of(Source.bytes("any.mp4", input)),
              LIMITS,
              new FakeDecryption(/* trackIndex= */ 0));
      movie.writeTo(written);
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
      return;
    }
    assertThat(written.size()).isEqualTo(movie.sizeBytes());
  }
}
