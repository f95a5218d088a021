package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoBoxesTest {

  private static void read(byte[] bytes) throws FragmillException {
    BoxReading reading = new BoxReading(bytes);
    BoxLocation location = reading.first();
    IsoBoxes boxes = new IsoBoxes(reading.scanner());
    switch (location.type()) {
      case "mvhd" -> boxes.movieHeader(location);
      case "tkhd" -> boxes.trackHeader(location);
      case "mdhd" -> boxes.mediaHeader(location);
      default -> boxes.editList(location);
    }
  }

  private static void assertRefused(ThrowingCallable reading, String reason) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(reading)
        .withMessageEndingWith(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "mvhd, 0, 100",
    "mvhd, 1, 112",
    "tkhd, 0, 84",
    "tkhd, 1, 96",
    "mdhd, 0, 24",
    "mdhd, 1, 36",
    "elst, 0, 8",
    "elst, 1, 8"
  })
  void read_boxThatEndsEarly_isRefusedWithItsSize(String type, int version, int bytes)
      throws FragmillException {
    read(fullBox(type, version, 0, zeros(bytes - 4)));
    assertRefused(
        () -> read(fullBox(type, version, 0, zeros(bytes - 5))),
        "expected " + bytes + " bytes of fields in version " + version + ", found " + (bytes - 1));
  }

  @Test
  void read_listWithFewerEntries_isRefusedWithItsSize() {
    assertRefused(
        () -> read(fullBox("elst", 0, 0, ints(2, 1000, 0, 0x10000))),
        "expected 32 bytes of fields in version 0, found 20");
    assertRefused(
        () -> read(fullBox("elst", 0, 0, ints(-1))),
        "expected " + (8 + 12 * 0xFFFF_FFFFL) + " bytes of fields in version 0, found 8");
  }

  @Test
  void read_nothing_isRefused() {
    assertRefused(
        () -> read(box("elst", zeros(3))), "expected a version and flags, 4 bytes, found 3 bytes");
  }

  @Test
  void read_timeAbove63Bits_isRefused() {
    assertRefused(
        () -> read(fullBox("elst", 1, 0, ints(1), longs(-1, 0), ints(0x10000))),
        "expected fields of version 0 or 1, found values out of their range");
  }
}
