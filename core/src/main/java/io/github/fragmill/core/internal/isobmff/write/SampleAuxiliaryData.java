package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.port.SegmentMapper;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a decryptor needs for each sample of a segment: its initialization vector unless that is
 * constant, and its subsamples if there are any (ISO/IEC 23001-7:2023, 7.1).
 */
final class SampleAuxiliaryData {

  private static final int PAIR_BYTES = 2 + 4;
  private static final int MAX_PAIRS = 0xFFFF;
  private static final int MAX_SAIZ_BYTES = 0xFF;

  private final SegmentMapper mapper;
  private final int ivBytes;
  private final Optional<SubsampleMap> map;
  private final int sampleCount;
  private final int totalBytes;
  private final boolean fitsSaiz;

  /**
   * @param ivBytes the size of per-sample IVs, 0 when the IV is constant
   * @param map the subsamples, or empty when samples are protected whole
   * @throws UnsupportedMediaException when a sample has more subsamples than {@code senc} can count
   */
  SampleAuxiliaryData(
      SegmentMapper mapper, int ivBytes, Optional<SubsampleMap> map, int sampleCount)
      throws UnsupportedMediaException {
    this.mapper = mapper;
    this.ivBytes = ivBytes;
    this.map = map;
    this.sampleCount = sampleCount;
    int total = 0;
    int largest = 0;
    for (int sample = 0; sample < sampleCount; sample++) {
      if (pairCount(sample) > MAX_PAIRS) {
        throw new UnsupportedMediaException(
            "a sample with "
                + pairCount(sample)
                + " subsamples cannot be encrypted: at most 65535 fit the 16-bit count of senc"
                + " (ISO/IEC 23001-7, 7.2)");
      }
      int bytes = sampleBytes(sample);
      largest = Math.max(largest, bytes);
      total = Math.addExact(total, bytes);
    }
    totalBytes = total;
    fitsSaiz = largest <= MAX_SAIZ_BYTES;
  }

  boolean hasSubsamples() {
    return map.isPresent();
  }

  /**
   * Returns whether the sizes fit {@code saiz}, with 8 bits each (ISO/IEC 14496-12, 8.7.8). Many
   * tiles do not fit; {@code senc} counts subsamples in 16 bits.
   */
  boolean fitsSaiz() {
    return fitsSaiz;
  }

  int totalBytes() {
    return totalBytes;
  }

  int sampleCount() {
    return sampleCount;
  }

  /** Returns the size of one sample's data. */
  int sampleBytes(int sample) {
    return ivBytes + (map.isPresent() ? 2 + PAIR_BYTES * pairCount(sample) : 0);
  }

  private int pairCount(int sample) {
    return map.map(pairs -> pairs.endPair(sample) - pairs.firstPair(sample)).orElse(0);
  }

  void putAll(ByteBuffer buffer) {
    for (int sample = 0; sample < sampleCount; sample++) {
      mapper.putIv(sample, buffer);
      if (map.isPresent()) {
        putSubsamples(sample, map.get(), buffer);
      }
    }
  }

  private static void putSubsamples(int sample, SubsampleMap map, ByteBuffer buffer) {
    int end = map.endPair(sample);
    buffer.putShort((short) (end - map.firstPair(sample)));
    for (int pair = map.firstPair(sample); pair < end; pair++) {
      buffer.putShort((short) map.clearBytes(pair));
      buffer.putInt(map.protectedBytes(pair));
    }
  }
}
