package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import org.junit.jupiter.api.Test;

class RunCursorTest {

  private static RunCursor runs(int count, long... fields) throws FragmillException {
    return new RunCursor(BoxReading.inside(table("stts", count, fields)).table(8));
  }

  @Test
  void next_runs_repeatTheirValues() throws FragmillException {
    RunCursor runs = runs(3, 2, 512, 0, 99, 1, -7);
    assertThat(runs.next()).isEqualTo(512);
    assertThat(runs.next()).isEqualTo(512);
    assertThat(runs.next()).isEqualTo(-7);
    runs.requireEnd();
  }

  @Test
  void next_longestRun_goesOn() throws FragmillException {
    RunCursor runs = runs(1, 0xFFFF_FFFFL, 5);
    for (int sample = 0; sample < 1000; sample++) {
      assertThat(runs.next()).isEqualTo(5);
    }
  }

  @Test
  void next_afterTheLastRun_isRefused() throws FragmillException {
    RunCursor runs = runs(2, 1, 5, 0, 6);
    runs.next();
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(runs::next)
        .withMessageContaining("stts");
  }

  @Test
  void requireEnd_onlyEmptyRunsLeft_isEnd() throws FragmillException {
    RunCursor runs = runs(3, 1, 5, 0, 6, 0, 7);
    runs.next();
    runs.requireEnd();
    assertThatExceptionOfType(MalformedMediaException.class).isThrownBy(runs::next);
  }

  @Test
  void requireEnd_samplesLeft_isRefused() throws FragmillException {
    RunCursor inRun = runs(1, 2, 5);
    inRun.next();
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(inRun::requireEnd)
        .withMessageContaining("more samples");
    RunCursor afterEmptyRun = runs(3, 1, 5, 0, 6, 1, 7);
    afterEmptyRun.next();
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(afterEmptyRun::requireEnd)
        .withMessageContaining("more samples");
  }
}
