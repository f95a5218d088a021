package io.github.fragmill.core.internal.codec.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NalUnitCursorTest {

  private static List<String> walk(int lengthSizeBytes, ByteBuffer sample)
      throws MalformedMediaException {
    NalUnitCursor cursor = new NalUnitCursor(lengthSizeBytes);
    cursor.reset(sample);
    List<String> found = new ArrayList<>();
    while (cursor.next()) {
      found.add(cursor.start() + "-" + cursor.end());
    }
    return found;
  }

  private static ByteBuffer sample(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 01aa02bbcc, 1-2, 3-5",
    "2, 0001aa0002bbcc, 2-3, 5-7",
    "4, 00000001aa00000002bbcc, 4-5, 9-11"
  })
  void next_eachLengthSize_findsTheUnits(int size, String hex, String first, String second)
      throws Exception {
    assertThat(walk(size, sample(hex))).containsExactly(first, second);
  }

  @Test
  void next_lengthAbove127_isUnsigned() throws Exception {
    assertThat(walk(1, sample("ff" + "00".repeat(255)))).containsExactly("1-256");
  }

  @Test
  void next_emptySample_findsNothing() throws Exception {
    assertThat(walk(4, sample(""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 0001aa00", "2, 00000001aa0000", "4, 0000000000000001aa00000000"})
  void next_unitsOfLengthZero_areSkipped(int size, String hex) throws Exception {
    assertThat(walk(size, sample(hex))).containsExactly((2 * size) + "-" + (2 * size + 1));
  }

  @Test
  void next_nothingButLengthsOfZero_findsNothing() throws Exception {
    assertThat(walk(4, sample("0000000000000000"))).isEmpty();
  }

  @Test
  void next_sampleInTheMiddleOfALittleEndianBuffer_staysWithinItsBounds() throws Exception {
    ByteBuffer sample = sample("ffff0001aa0001bbffff").order(ByteOrder.LITTLE_ENDIAN);
    sample.position(2).limit(8);

    assertThat(walk(2, sample)).containsExactly("4-5", "7-8");
    assertThat(sample.position()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 00000003aabb, 'expected a NAL unit of at most 2 bytes, found a length of 3'",
    "4, ffffffffaabb, found a length of 4294967295",
    "4, 00000001aa0000, byte 5: 2 bytes after the last NAL unit",
    "2, 0001aa0005bb, byte 3: expected a NAL unit of at most 1 bytes",
    "2, 00000001aa0005bb, byte 5: expected a NAL unit of at most 1 bytes",
    "1, 02aa, found a length of 2"
  })
  void next_lengthThatLies_malformed(int size, String hex, String message) {
    assertThatThrownBy(() -> walk(size, sample(hex)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining(message);
  }
}
