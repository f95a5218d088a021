package io.github.fragmill.core.internal.codec.flac;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * The metadata in {@code dfLa} (FLAC in ISOBMFF, 3.3.2; RFC 9639, 8.1 and 8.2): a STREAMINFO block
 * first, others after it.
 *
 * @param minBlockSamples of all frames but the last
 * @param maxBlockSamples of any frame; the same when all have one length
 * @param samplingRateHertz 1 to 1048575
 * @param channelCount 1 to 8
 * @param bitsPerSample 1 to 32
 */
record StreamInfo(
    int minBlockSamples,
    int maxBlockSamples,
    int samplingRateHertz,
    int channelCount,
    int bitsPerSample) {

  private static final int TYPE = 0;
  private static final int SIZE_BYTES = 34;

  static StreamInfo read(byte[] content, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    BitReader reader = BitReader.ofBytes(content, path);
    int version = reader.bits(8);
    if (version != 0) {
      throw new UnsupportedMediaException(
          path + ": version " + version + " is not packaged; expected 0");
    }
    reader.skipBits(24); // flags
    boolean last = reader.flag();
    int type = reader.bits(7);
    int sizeBytes = reader.bits(24);
    if (type != TYPE || sizeBytes != SIZE_BYTES) {
      throw reader.malformed(
          "expected STREAMINFO (type 0, 34 bytes) first, found a block of type "
              + type
              + " and "
              + sizeBytes
              + " bytes");
    }
    int minBlockSamples = reader.bits(16);
    int maxBlockSamples = reader.bits(16);
    reader.skipBits(24 + 24); // frame sizes
    int samplingRateHertz = reader.bits(20);
    int channelCount = 1 + reader.bits(3);
    int bitsPerSample = 1 + reader.bits(5);
    reader.skipBits(36 + 128); // number of samples, MD5
    if (samplingRateHertz == 0) {
      throw new UnsupportedMediaException(
          path + ": FLAC without a sampling rate holds no audio and is not packaged");
    }
    if (!last) {
      requireBlocks(reader);
    }
    return new StreamInfo(
        minBlockSamples, maxBlockSamples, samplingRateHertz, channelCount, bitsPerSample);
  }

  /** Walks over further blocks to the last one. */
  private static void requireBlocks(BitReader reader) throws MalformedMediaException {
    boolean last;
    do {
      last = reader.flag();
      reader.skipBits(7); // type
      int sizeBytes = reader.bits(24);
      if (sizeBytes > reader.remainingBits() / Byte.SIZE) {
        throw reader.malformed(
            "metadata block: expected at most "
                + reader.remainingBits() / Byte.SIZE
                + " bytes, found "
                + sizeBytes);
      }
      reader.skipBits(sizeBytes * Byte.SIZE);
    } while (!last);
  }
}
