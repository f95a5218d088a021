package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncCursorTest {

  private static List<Boolean> syncs(int sampleCount, long... numbers) throws FragmillException {
    byte[] stss = table("stss", numbers.length, numbers);
    SyncCursor cursor = new SyncCursor(Optional.of(BoxReading.inside(stss).table(4)), sampleCount);
    List<Boolean> syncs = new ArrayList<>();
    for (int sample = 0; sample < sampleCount; sample++) {
      syncs.add(cursor.next());
    }
    return syncs;
  }

  @Test
  void next_numbers_areSyncSamples() throws FragmillException {
    assertThat(syncs(5, 1, 4)).containsExactly(true, false, false, true, false);
    assertThat(syncs(2, 2)).containsExactly(false, true);
  }

  @Test
  void next_emptyTable_hasNone() throws FragmillException {
    assertThat(syncs(3)).containsOnly(false);
  }

  @Test
  void next_noTable_isAlwaysSync() throws FragmillException {
    SyncCursor cursor = new SyncCursor(Optional.empty(), 2);
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.next()).isTrue();
  }

  @Test
  void next_notAscending_isRefused() {
    for (long[] numbers : new long[][] {{0}, {1, 1}, {3, 2}, {1, 0}}) {
      assertThatExceptionOfType(MalformedMediaException.class)
          .isThrownBy(() -> syncs(5, numbers))
          .withMessageContaining("ascending");
    }
  }

  @Test
  void next_numberAfterTheLastSample_isRefused() {
    for (long number : new long[] {6, 0x8000_0000L, 0xFFFF_FFFFL}) {
      assertThatExceptionOfType(MalformedMediaException.class)
          .isThrownBy(() -> syncs(5, 1, number))
          .withMessageContaining("up to 5, found " + number);
    }
  }
}
