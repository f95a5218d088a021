package io.github.fragmill.core.internal.codec.ac4;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.nio.ByteBuffer;

/** Reads what occurs in many places of a table of contents (ETSI TS 103 190-1, 4.2 and 4.3). */
final class TocReader {

  /** Far more than any count or size of a frame; keeps sums within an int. */
  private static final int MAX_VARIABLE = 0xF_FFFF;

  private final BitReader reader = BitReader.ofBytes("sample");

  /** Starts again at a frame. */
  void reset(ByteBuffer frame) {
    reader.reset(frame, frame.position(), frame.limit());
  }

  int bits(int count) throws MalformedMediaException {
    return reader.bits(count);
  }

  boolean flag() throws MalformedMediaException {
    return reader.flag();
  }

  void skipBits(int count) throws MalformedMediaException {
    reader.skipBits(count);
  }

  void skipBytes(int count) throws MalformedMediaException {
    for (int i = 0; i < count; i++) {
      reader.skipBits(Byte.SIZE);
    }
  }

  int consumedBytes() {
    return reader.consumedBytes();
  }

  MalformedMediaException malformed(String reason) {
    return reader.malformed(reason);
  }

  /** Reads variable_bits (4.2.2): groups of {@code count} bits while a flag says more. */
  int variable(int count) throws MalformedMediaException {
    int value = reader.bits(count);
    while (reader.flag()) {
      value = ((value + 1) << count) + reader.bits(count);
      if (value > MAX_VARIABLE) {
        throw reader.malformed("variable_bits: expected at most " + MAX_VARIABLE + ", found more");
      }
    }
    return value;
  }

  /** Reads a number that continues with variable_bits when all its bits are set. */
  int escaped(int count, int continuationCount) throws MalformedMediaException {
    int value = reader.bits(count);
    return value == (1 << count) - 1 ? value + variable(continuationCount) : value;
  }

  /** Skips a substream_index. */
  void skipSubstreamIndex() throws MalformedMediaException {
    escaped(2, 2);
  }
}
