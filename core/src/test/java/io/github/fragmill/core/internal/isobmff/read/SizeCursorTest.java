package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeCursorTest {

  private static SizeCursor sizes(byte[]... boxes) throws FragmillException {
    BoxReading reading = BoxReading.inside(boxes);
    return SizeCursor.open(reading.source(), reading.children(), reading.first());
  }

  private static List<Integer> all(SizeCursor cursor) throws FragmillException {
    List<Integer> sizes = new ArrayList<>();
    for (long sample = 0; sample < cursor.count(); sample++) {
      sizes.add(cursor.next());
    }
    return sizes;
  }

  @Test
  void next_table_givesEachSize() throws FragmillException {
    assertThat(all(sizes(fullBox("stsz", 0, 0, ints(0, 3, 7, 0, 0x7FFF_FFFFL)))))
        .containsExactly(7, 0, Integer.MAX_VALUE);
  }

  @Test
  void next_constantSize_isRepeated() throws FragmillException {
    assertThat(all(sizes(fullBox("stsz", 0, 0, ints(5, 3)), zeros(0)))).containsExactly(5, 5, 5);
  }

  @Test
  void requireWithin_constantSizesLargerThanTheSource_areRefused() throws FragmillException {
    SizeCursor sizes = sizes(fullBox("stsz", 0, 0, ints(5, 20)));
    sizes.requireWithin(100);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> sizes.requireWithin(99))
        .withMessageContaining("20 samples of 5 bytes do not fit a source of 99");
  }

  @Test
  void next_compactFields_giveEachSize() throws FragmillException {
    assertThat(all(sizes(fullBox("stz2", 0, 0, ints(4, 3), bytes(0x1F, 0x20)))))
        .containsExactly(1, 15, 2);
    assertThat(all(sizes(fullBox("stz2", 0, 0, ints(4, 2), bytes(0xF1))))).containsExactly(15, 1);
    assertThat(all(sizes(fullBox("stz2", 0, 0, ints(8, 2), bytes(255, 0)))))
        .containsExactly(255, 0);
    assertThat(all(sizes(fullBox("stz2", 0, 0, ints(16, 2), shorts(0xFFFF, 1)))))
        .containsExactly(65_535, 1);
  }

  @Test
  void open_compactReservedBits_areLeftAlone() throws FragmillException {
    assertThat(all(sizes(fullBox("stz2", 0, 0, ints(0xABCD_EF08L, 1), bytes(9)))))
        .containsExactly(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 12, 24, 64, 255})
  void open_otherFieldSize_isRefused(int bits) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> sizes(fullBox("stz2", 0, 0, ints(bits, 1), zeros(16))))
        .withMessageContaining("found " + bits);
  }

  @Test
  void open_tableWithoutRoom_isRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> sizes(fullBox("stsz", 0, 0, ints(0, 2, 7))));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> sizes(fullBox("stz2", 0, 0, ints(4, 3), bytes(0))));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> sizes(fullBox("stsz", 0, 0, ints(0, 0xFFFF_FFFFL))));
  }

  @Test
  void open_sampleOf2GiB_isRefused() throws FragmillException {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> sizes(fullBox("stsz", 0, 0, ints(0x8000_0000L, 1))))
        .withMessageContaining("2147483648");
    SizeCursor table = sizes(fullBox("stsz", 0, 0, ints(0, 1, 0xFFFF_FFFFL)));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(table::next)
        .withMessageContaining("4294967295");
  }

  @Test
  void open_neitherOrTwoTables_isRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> sizes(fullBox("stts", 0, 0)))
        .withMessageContaining("stsz");
    byte[] stsz = fullBox("stsz", 0, 0, ints(1, 1));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> sizes(stsz, stsz))
        .withMessageContaining("second");
  }

  @Test
  void open_fieldsTruncated_areRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> sizes(fullBox("stsz", 0, 0, ints(1))))
        .withMessageContaining("at least 12 bytes, found 8");
  }
}
