package io.github.fragmill.core.internal.codec.ac3;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.OptionalInt;

/**
 * What {@code dec3} says of a stream (ETSI TS 102 366, F.6), with the extension for joint object
 * coding after it (ETSI TS 103 420, 8.3). Players play the first independent substream and those
 * that depend on it; others are further programs.
 *
 * @param rateCode fscod of the first independent substream
 * @param channels of it and its dependent substreams
 * @param complexityIndex of joint object coding, empty without it
 */
record EnhancedAc3Config(int rateCode, ChannelMap channels, OptionalInt complexityIndex) {

  private static final int LAST_BITSTREAM = 16;
  private static final int EXTENSION_BITS = 16;
  private static final int MAX_COMPLEXITY_INDEX = 16;

  static EnhancedAc3Config read(byte[] content, String path) throws MalformedMediaException {
    BitReader reader = BitReader.ofBytes(content, path);
    reader.skipBits(13); // data_rate
    int furtherPrograms = reader.bits(3);
    int rateCode = reader.bits(2);
    ChannelMap channels = readSubstream(reader);
    for (int program = 0; program < furtherPrograms; program++) {
      reader.skipBits(2); // fscod
      readSubstream(reader);
    }
    return new EnhancedAc3Config(rateCode, channels, readComplexityIndex(reader));
  }

  /** Reads what is after the sampling rate of an independent substream. */
  private static ChannelMap readSubstream(BitReader reader) throws MalformedMediaException {
    int bitstream = reader.bits(5);
    if (bitstream > LAST_BITSTREAM) {
      throw reader.malformed("bsid: expected 0 to " + LAST_BITSTREAM + ", found " + bitstream);
    }
    reader.skipBits(1 + 1 + 3); // reserved, asvc, bsmod
    int codingMode = reader.bits(3);
    ChannelMap channels = ChannelMap.of(codingMode, reader.flag());
    reader.skipBits(3); // reserved
    boolean hasDependents = reader.bits(4) != 0;
    if (hasDependents) {
      return channels.with(reader.bits(9));
    }
    reader.skipBits(1); // reserved
    return channels;
  }

  private static OptionalInt readComplexityIndex(BitReader reader) throws MalformedMediaException {
    if (reader.remainingBits() < EXTENSION_BITS) {
      return OptionalInt.empty();
    }
    reader.skipBits(7); // flag_ec3_extension_type_reserved
    boolean hasJointObjects = reader.flag();
    if (!hasJointObjects) {
      return OptionalInt.empty();
    }
    int index = reader.bits(8);
    if (index < 1 || index > MAX_COMPLEXITY_INDEX) {
      throw reader.malformed(
          "complexity_index_type_a: expected 1 to " + MAX_COMPLEXITY_INDEX + ", found " + index);
    }
    return OptionalInt.of(index);
  }
}
