package io.github.fragmill.core.internal.codec.vp9;

import static io.github.fragmill.core.internal.codec.vp9.HeaderCase.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UncompressedHeaderTest {

  private final BitReader reader = BitReader.ofBytes("sample");
  private final UncompressedHeader header = new UncompressedHeader(reader);

  static List<HeaderCase> cases() {
    return HeaderCase.all();
  }

  /** Reads a header that other bits follow, and returns how many it has. */
  private int read(BitWriter bits) throws MalformedMediaException {
    byte[] frame = new BitWriter().append(bits).bits(32, -1).toBytes();
    reader.reset(ByteBuffer.wrap(frame), /* startBytes= */ 0, frame.length);
    assertThat(header.read()).isTrue();
    return frame.length * Byte.SIZE - (int) reader.remainingBits();
  }

  private void assertMalformed(BitWriter bits, String message) {
    assertThatThrownBy(() -> read(bits))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageStartingWith("sample: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void read_anyHeader_endsAtItsLastBit(HeaderCase frame) throws Exception {
    for (BitWriter before : frame.before()) {
      assertThat(read(before)).as("header before").isEqualTo(before.count());
    }

    assertThat(read(frame.header())).isEqualTo(frame.header().count());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void read_truncated_malformed(HeaderCase frame) throws Exception {
    for (BitWriter before : frame.before()) {
      read(before);
    }
    byte[] whole = frame.header().toBytes();
    for (int length = 0; length < whole.length; length++) {
      reader.reset(ByteBuffer.wrap(whole), /* startBytes= */ 0, length);
      assertThatThrownBy(header::read)
          .isInstanceOf(MalformedMediaException.class)
          .hasMessageContaining("does not end within its " + length + " bytes");
    }
  }

  @ParameterizedTest
  @CsvSource({"10 0 0 1 101", "10 1 1 0 1 111"})
  void read_shownFrame_isAllHeader(String bits) throws Exception {
    byte[] frame = bits(bits).toBytes();
    reader.reset(ByteBuffer.wrap(frame), /* startBytes= */ 0, frame.length);

    assertThat(header.read()).isFalse();
  }

  @Test
  void read_compressedHeaderThatDoesNotFit_malformed() {
    byte[] frame = HeaderCase.key(64).toBytes();
    reader.reset(ByteBuffer.wrap(frame), /* startBytes= */ 0, frame.length);

    assertThatThrownBy(header::read)
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("header_size_in_bytes: expected 1 to 0, found 3");
  }

  @Test
  void read_noCompressedHeader_malformed() {
    BitWriter key = bits("10 0 0 0 0 1 0").bits(24, HeaderCase.SYNC_CODE).append(bits("001 0"));
    key.bits(32, 0).append(bits("0 1 1 11 111111 101 0 10101010 000 0 0")).bits(16, 0);

    assertMalformed(key, "header_size_in_bytes: expected 1 to 4, found 0");
  }

  @ParameterizedTest
  @CsvSource({
    "'01 0 0 0 0 1 0', 'frame_marker: expected 2, found 1'",
    "'10 1 1 1 0 1 0', 'reserved_zero: expected 0, found 1'",
    "'10 0 0 0 0 1 0', frame_sync_code: expected 4817730",
    "'10 0 0 0 1 0 0 1 00', frame_sync_code: expected 4817730",
    "'10 0 0 0 0 1 0 010010011000001101000010 111', 'color_space: profile 0 has no RGB'",
    "'10 1 0 0 0 1 0 010010011000001101000010 111 1', 'reserved_zero: expected 0, found 1'"
  })
  void read_headerThatLies_malformed(String bits, String message) {
    assertMalformed(bits(bits), message);
  }

  @Test
  void read_sizeOfReferenceThatIsNotKnown_malformedByName() throws Exception {
    BitWriter inter = bits("10 0 0 0 1 1 0 00 00000001 110 0 000 0 000 0 1");

    assertMalformed(inter, "the size of reference frame 6");
    read(HeaderCase.key(64));
    assertMalformed(inter, "does not end"); // Now it goes on.
  }
}
