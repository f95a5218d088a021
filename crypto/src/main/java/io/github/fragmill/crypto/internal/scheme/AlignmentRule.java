package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.protect.SubsampleMap;

/** How a scheme makes subsamples of the bytes that a codec allows to be encrypted. */
public enum AlignmentRule {

  /**
   * Protected parts are the ranges as found, of any length; the cipher leaves a trailing partial
   * block clear, and a range shorter than a block altogether ({@code cbcs}, ISO/IEC 23001-7:2023,
   * 10.4; CMAF demands that protection starts right after the slice header).
   */
  AS_FOUND {
    @Override
    int clearedBytes(int rangeBytes) {
      return 0;
    }
  },

  /**
   * Protected parts are whole blocks; the rest of the range goes to the clear bytes before them,
   * and a range shorter than a block becomes clear ({@code cenc} in CMAF; {@code cbc1} and {@code
   * cens}, ISO/IEC 23001-7:2023, 10.2 and 10.3).
   */
  WHOLE_BLOCKS {
    @Override
    int clearedBytes(int rangeBytes) {
      return rangeBytes % BlockPattern.BLOCK_BYTES;
    }
  };

  /** Returns how many bytes at the beginning of a range stay clear. */
  abstract int clearedBytes(int rangeBytes);

  /**
   * Adds one sample.
   *
   * @param sampleSizeBytes the sample's size
   * @param protectable what the codec allows to be encrypted
   * @param into receives the sample's subsamples
   * @throws IllegalArgumentException when a range leaves the sample
   */
  void map(int sampleSizeBytes, ByteRanges protectable, SubsampleMap into) {
    into.beginSample();
    long mappedBytes = 0;
    for (int range = 0; range < protectable.count(); range++) {
      int lengthBytes = protectable.lengthBytes(range);
      long startBytes = (long) protectable.offsetBytes(range) + clearedBytes(lengthBytes);
      int protectedBytes = lengthBytes - clearedBytes(lengthBytes);
      into.add(startBytes - mappedBytes, protectedBytes);
      mappedBytes = startBytes + protectedBytes;
    }
    if (mappedBytes > sampleSizeBytes) {
      throw new IllegalArgumentException(
          "protectable: expected ranges within "
              + sampleSizeBytes
              + " bytes, found one that ends at "
              + mappedBytes);
    }
    into.add(sampleSizeBytes - mappedBytes, /* protectedBytesCount= */ 0);
    into.endSample();
  }
}
