package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.media.Track;
import io.github.fragmill.crypto.testing.Tracks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class IvReuseGuardTest {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final ContentKey FIRST = ContentKey.of("a".repeat(32), KEY);
  private static final ContentKey SECOND = ContentKey.of("b".repeat(32), "1" + KEY.substring(1));
  private static final Track TRACK = Tracks.video();
  private static final Track OTHER = Tracks.audio();

  private final IvReuseGuard use = new IvReuseGuard();

  private void assertRefused(List<ContentKey> keys, int range, Track track) {
    assertThatIllegalStateException()
        .isThrownBy(() -> use.note(keys, range, track))
        .withMessageStartingWith("iv(InitializationVector): ")
        .withMessageNotContaining(KEY.substring(1));
  }

  @Test
  void note_sameTrackOrOtherRangeOrOtherKey_accepted() {
    use.note(List.of(FIRST), 0, TRACK);
    use.note(List.of(FIRST), 0, TRACK);
    use.note(List.of(FIRST), 1, OTHER);
    use.note(List.of(SECOND), 0, OTHER);

    assertRefused(List.of(FIRST), 0, OTHER);
  }

  /** What was never packaged is in nobody's way. */
  @Test
  void note_oneOfSeveralKeysRefused_nothingNotedOfTheOthers() {
    use.note(List.of(SECOND), 0, OTHER);

    assertRefused(List.of(FIRST, SECOND), 0, TRACK);

    use.note(List.of(FIRST), 0, OTHER);
  }

  @Test
  void note_veryManyTracks_forgetsWhatWasNotAskedAboutForLongest() {
    for (int range = 0; range < IvReuseGuard.MAX_REMEMBERED; range++) {
      use.note(List.of(FIRST), range, TRACK);
    }
    use.note(List.of(FIRST), 0, TRACK);
    use.note(List.of(SECOND), 0, TRACK);

    assertRefused(List.of(FIRST), 0, OTHER);
    assertRefused(List.of(FIRST), 2, OTHER);
    assertRefused(List.of(FIRST), IvReuseGuard.MAX_REMEMBERED - 1, OTHER);
    use.note(List.of(FIRST), 1, OTHER);
  }

  @Test
  void note_twoTracksOnManyThreads_oneOfThemWinsEachRange() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int range = 0; range < 200; range++) {
        List<Callable<String>> tasks = new ArrayList<>();
        for (Track track : List.of(TRACK, OTHER, TRACK, OTHER)) {
          int taken = range;
          tasks.add(
              () -> {
                try {
                  use.note(List.of(FIRST), taken, track);
                  return track.format().codecs();
                } catch (IllegalStateException e) {
                  return "refused";
                }
              });
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : threads.invokeAll(tasks)) {
          answers.add(answer.get());
        }
        assertThat(answers).filteredOn("refused"::equals).hasSize(2);
        assertThat(answers)
            .filteredOn(it -> !it.equals("refused"))
            .hasSize(2)
            .containsOnly(
                answers.stream().filter(it -> !it.equals("refused")).findFirst().orElseThrow());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
