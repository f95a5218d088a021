package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableCursorTest {

  @Test
  void next_entries_comeInOrder() throws FragmillException {
    TableCursor table = BoxReading.inside(table("stts", 2, 1, 2, 3, 4)).table(8);
    assertThat(table.entryCount()).isEqualTo(2);
    ByteBuffer entry = table.next();
    assertThat(entry.getInt()).isEqualTo(1);
    assertThat(entry.getInt()).isEqualTo(2);
    entry = table.next();
    assertThat(entry.getInt()).isEqualTo(3);
    assertThat(entry.getInt()).isEqualTo(4);
    assertThat(table.hasNext()).isFalse();
  }

  /** Around one buffer of 65,536 bytes and several, with an entry size that does not divide it. */
  @ParameterizedTest
  @ValueSource(ints = {5460, 5461, 5462, 10_922, 10_923, 40_000})
  void next_moreThanABuffer_readsOn(int count) throws FragmillException {
    long[] fields = LongStream.range(0, 3L * count).toArray();
    TableCursor table = BoxReading.inside(table("stsc", count, fields)).table(12);
    for (int i = 0; i < count; i++) {
      ByteBuffer entry = table.next();
      assertThat(entry.getInt()).isEqualTo(3 * i);
      assertThat(entry.getLong()).isEqualTo((3L * i + 1) << 32 | 3L * i + 2);
    }
    assertThat(table.hasNext()).isFalse();
  }

  @Test
  void next_afterTheLast_isRefused() throws FragmillException {
    TableCursor table = BoxReading.inside(table("stco", 1, 7)).table(4);
    table.next();
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(table::next)
        .withMessageContaining("ends after 1 entries");
  }

  @Test
  void open_bytesAfterTheEntries_areLeftAlone() throws FragmillException {
    assertThat(BoxReading.inside(table("stco", 1, 7, 8, 9)).table(4).entryCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 0x7FFF_FFFFL, 0xFFFF_FFFFL})
  void open_countWithoutRoom_isRefused(long count) throws FragmillException {
    BoxReading reading = BoxReading.inside(fullBox("stco", 0, 0, ints(count, 1, 2)));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> reading.table(4))
        .withMessageContaining("claims " + count + " entries and has room for 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 7})
  void open_fieldsTruncated_areRefused(int contentBytes) throws FragmillException {
    BoxReading reading = BoxReading.inside(box("stco", new byte[contentBytes]));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> reading.table(4))
        .withMessageContaining("at least 8 bytes, found " + contentBytes);
  }
}
