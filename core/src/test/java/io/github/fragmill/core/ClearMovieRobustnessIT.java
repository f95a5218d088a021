package io.github.fragmill.core;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.content;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.replace;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.ClipMutations;
import io.github.fragmill.core.testing.FakeDecryption;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.StrictOutput;
import io.github.fragmill.core.testing.TestClips;
import io.github.fragmill.core.testing.TestMovies;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged encrypted files either come out or are refused; nothing else ever happens. */
class ClearMovieRobustnessIT {

  private static final int MUTATIONS = 2000;

  /** Far above what any run takes: it only keeps a hanging run from hanging the build. */
  private static final Duration HANG_GUARD = Duration.ofSeconds(20);

  static Stream<Named<byte[]>> clips() throws FragmillException {
    return Stream.of(
        Named.of("tables with senc", TestClips.bytes(TestClips.ENCRYPTED)),
        Named.of("tables with groups, and saiz without senc", grouped()),
        Named.of("fragments", fragmented("video-48.mp4")),
        Named.of("fragments without subsamples", fragmented("audio-sv.mp4")));
  }

  private static byte[] grouped() {
    byte[] clip = TestClips.bytes(TestClips.ENCRYPTED);
    byte[] places =
        replace(clip, TestMovies.VIDEO_STBL + "/senc", senc -> box("free", content(senc)));
    byte[] clear = zeros(20);
    byte[] otherKey = concat(bytes(0, 0, 1, 8), zeros(16));
    byte[] sgpd = fullBox("sgpd", 1, 0, ascii("seig"), ints(20, 2), clear, otherKey);
    byte[] sbgp = fullBox("sbgp", 0, 0, ascii("seig"), ints(3), ints(5, 1, 5, 0, 5, 2));
    return replace(places, TestMovies.VIDEO_STBL + "/saiz", saiz -> concat(saiz, sgpd, sbgp));
  }

  /** Returns a file of the clip that is encrypted and fragmented. */
  static byte[] fragmented(String file) throws FragmillException {
    StrictOutput output = StrictOutput.positioned();
    Packager.of(TestClips.source(TestClips.MOOV_LAST))
        .protect(FakeProtection.all())
        .manifest(new FakeManifest(Layout.SINGLE_FILE))
        .segmentDuration(Duration.ofSeconds(1))
        .packageTo(output);
    return output.file(file);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clips")
  void writeTo_damagedFile_succeedsOrIsRefused(byte[] original, TestInfo info) {
    String clip = info.getDisplayName();
    List<String> failures = new ArrayList<>();
    int decrypted = 0;
    for (long seed = 0; seed < MUTATIONS; seed++) {
      byte[] damaged = ClipMutations.mutate(original, seed);
      String place = clip + ", seed " + seed;
      try {
        if (assertTimeoutPreemptively(HANG_GUARD, () -> decryptOrRefuse(damaged), place)) {
          decrypted++;
        }
      } catch (AssertionError | RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        failures.add(place + ": " + cause + " " + cause.getStackTrace()[0]);
      }
    }
    assertThat(failures).isEmpty();
    assertThat(decrypted).as("files that came out").isBetween(1, MUTATIONS - 1);
  }

  /** Returns whether it came out; then it can be read. */
  private static boolean decryptOrRefuse(byte[] damaged) {
    Source source = Source.bytes("damaged.mp4", damaged);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ClearMovie movie;
    try {
      movie = ClearMovie.open(List.of(source), Limits.DEFAULT, new FakeDecryption(0));
      movie.writeTo(bytes);
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
      return false;
    }
    assertThat(bytes.size()).isEqualTo(movie.sizeBytes());
    requireReadable(bytes.toByteArray(), movie);
    return true;
  }

  private static void requireReadable(byte[] written, ClearMovie movie) {
    Movie read;
    try {
      read = Movie.read(Source.bytes("clear.mp4", written));
    } catch (FragmillException e) {
      throw new AssertionError("what came out is refused", e);
    }
    assertThat(read.encryption()).isEmpty();
    assertThat(read.tracks())
        .extracting(track -> track.samples().count())
        .isEqualTo(movie.tracks().stream().map(track -> track.samples().count()).toList());
  }
}
