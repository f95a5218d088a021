package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Boxes about three samples. */
class AuxiliarySizesTest {

  private static final int BASE_BYTES = 10;

  private static final byte[] COMMON_SIZE = fullBox("saiz", 0, 0, bytes(8), ints(3));
  private static final byte[] TABLE = fullBox("saiz", 0, 0, bytes(0), ints(3), bytes(8, 0, 255));
  private static final byte[] PLACE = fullBox("saio", 0, 0, ints(1, 20));

  private static Optional<AuxiliarySizes> read(byte[]... boxes) throws FragmillException {
    BoxReading reading = BoxReading.inside(boxes);
    return AuxiliarySizes.read(reading.source(), reading.children(), "cenc", BASE_BYTES, 3);
  }

  private static byte[] typed(String boxType, String about, byte[]... fields) {
    byte[][] all = new byte[fields.length + 1][];
    all[0] = ascii(about + "\0\0\0\0");
    System.arraycopy(fields, 0, all, 1, fields.length);
    return fullBox(boxType, 0, 1, all);
  }

  private static void assertMalformed(String message, byte[]... boxes) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(boxes))
        .withMessageContaining(message);
  }

  @Test
  void next_commonSize_thatOfEachSample() throws FragmillException {
    AuxiliarySizes sizes = read(COMMON_SIZE, PLACE).orElseThrow();

    assertThat(sizes.startBytes()).isEqualTo(BASE_BYTES + 20);
    assertThat(sizes.next()).isEqualTo(8);
    assertThat(sizes.next()).isEqualTo(8);
  }

  @Test
  void next_table_itsEntries() throws FragmillException {
    AuxiliarySizes sizes = read(TABLE, PLACE).orElseThrow();

    assertThat(new int[] {sizes.next(), sizes.next(), sizes.next()}).containsExactly(8, 0, 255);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(sizes::next)
        .withMessageContaining("it ends after 3 entries");
  }

  @Test
  void read_eitherBoxAlone_isNone() throws FragmillException {
    assertThat(read(TABLE)).isEmpty();
    assertThat(read(PLACE)).isEmpty();
  }

  @Test
  void read_boxesOfAType_onlyThoseAboutEncryption() throws FragmillException {
    byte[] otherSizes = typed("saiz", "abcd", bytes(99), ints(7));
    byte[] otherPlace = typed("saio", "abcd", ints(1, 3));
    byte[] sizes = typed("saiz", "cenc", bytes(0), ints(3), bytes(1, 2, 3));
    byte[] place = typed("saio", "cenc", ints(1, 40));

    AuxiliarySizes found = read(otherSizes, otherPlace, sizes, place).orElseThrow();

    assertThat(found.next()).isEqualTo(1);
    assertThat(found.startBytes()).isEqualTo(BASE_BYTES + 40);
    assertThat(read(otherSizes, otherPlace)).isEmpty();
  }

  @Test
  void read_widePlace_itsValue() throws FragmillException {
    byte[] wide = fullBox("saio", 1, 0, ints(1), longs(21));

    assertThat(read(TABLE, wide).orElseThrow().startBytes()).isEqualTo(BASE_BYTES + 21);
  }

  @Test
  void read_placeOutsideTheSource_isMalformed() {
    assertMalformed("it points at byte -1", TABLE, fullBox("saio", 1, 0, ints(1), longs(-11)));
    assertMalformed(
        "it points at byte 4294967305", TABLE, fullBox("saio", 0, 0, ints(1, 0xFFFF_FFFFL)));
  }

  @Test
  void read_otherNumberOfSamples_isMalformed() {
    assertMalformed("expected 3 samples, found 4", fullBox("saiz", 0, 0, bytes(8), ints(4)), PLACE);
    assertMalformed(
        "expected 3 samples, found 4294967295", fullBox("saiz", 0, 0, bytes(8), ints(-1)), PLACE);
  }

  @Test
  void read_twoBoxes_areMalformed() {
    assertMalformed("saiz[2]", TABLE, TABLE, PLACE);
    assertMalformed("expected one saio box of the encryption", TABLE, PLACE, PLACE);
  }

  @Test
  void read_boxesTruncated_areMalformed() {
    assertMalformed(
        "it claims 3 entries and has room for 2",
        fullBox("saiz", 0, 0, bytes(0), ints(3), bytes(1, 2)),
        PLACE);
    assertMalformed("at least 9 bytes, found 8", fullBox("saiz", 0, 0, zeros(4)), PLACE);
    assertMalformed("at least 12 bytes, found 8", TABLE, fullBox("saio", 0, 0, ints(1)));
    assertMalformed("at least 12 bytes, found 7", fullBox("saiz", 0, 1, zeros(3)), PLACE);
  }

  @Test
  void read_noPlace_isRefusedByNumber() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read(TABLE, fullBox("saio", 0, 0, ints(0))))
        .withMessageContaining("auxiliary information in 0 places");
  }
}
