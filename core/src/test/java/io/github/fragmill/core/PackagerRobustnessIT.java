package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.ClipMutations;
import io.github.fragmill.core.testing.DiscardingOutput;
import io.github.fragmill.core.testing.FakeDecryption;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.FragmentedClip;
import io.github.fragmill.core.testing.FragmentedClip.Fields;
import io.github.fragmill.core.testing.FragmentedClip.Places;
import io.github.fragmill.core.testing.TestClips;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files either come out or are refused; nothing else ever happens. */
class PackagerRobustnessIT {

  private static final int MUTATIONS = 1000;

  /** Far above what any run takes: it only keeps a hanging run from hanging the build. */
  private static final Duration HANG_GUARD = Duration.ofSeconds(20);

  static Stream<Named<byte[]>> clips() throws FragmillException {
    List<Track> tracks = Movie.read(TestClips.source(TestClips.MOOV_LAST)).tracks();
    return Stream.of(
        named(TestClips.MOOV_LAST),
        named(TestClips.MOOV_FIRST),
        named(TestClips.QUICKTIME),
        named(TestClips.FRAGMENTED),
        Named.of(
            "fragments with places in the file",
            new FragmentedClip(tracks).places(Places.BASE_DATA_OFFSET).toBytes()),
        Named.of(
            "fragments with as few fields as there may be",
            new FragmentedClip(tracks)
                .places(Places.FOLLOWING)
                .fields(Fields.MOVIE)
                .withoutDecodeTimes()
                .toBytes()),
        Named.of("encrypted fragments", ClearMovieRobustnessIT.fragmented("video-48.mp4")));
  }

  private static Named<byte[]> named(String clip) {
    return Named.of(clip, TestClips.bytes(clip));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clips")
  void packageTo_damagedFile_succeedsOrIsRefused(byte[] original, TestInfo info) {
    String clip = info.getDisplayName();
    List<String> failures = new ArrayList<>();
    for (long seed = 0; seed < MUTATIONS; seed++) {
      byte[] damaged = ClipMutations.mutate(original, seed);
      String place = clip + ", seed " + seed;
      Layout layout = seed % 2 == 0 ? Layout.SINGLE_FILE : Layout.NUMBERED_SEGMENTS;
      try {
        assertTimeoutPreemptively(HANG_GUARD, () -> packageOrRefuse(damaged, layout), place);
      } catch (AssertionError | RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        failures.add(place + ": " + cause + " " + cause.getStackTrace()[0]);
      }
    }
    assertThat(failures).isEmpty();
  }

  private static void packageOrRefuse(byte[] damaged, Layout layout) {
    try {
      Packager.of(Source.bytes("damaged.mp4", damaged))
          .decryption(new FakeDecryption(/* trackIndex= */ 0))
          .protect(FakeProtection.all())
          .manifest(new FakeManifest(layout))
          .segmentDuration(Duration.ofSeconds(1))
          .threads(2)
          .packageTo(new DiscardingOutput());
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
