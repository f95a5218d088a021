package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.port.SegmentEncryptor;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Walks over the subsamples of a segment's samples, whatever the scheme. It refuses a map that does
 * not fit: bytes that a decoder must read before it decrypts would be lost. Not thread-safe.
 */
public final class SampleEncryptor implements SegmentEncryptor {

  private final boolean hasSubsamples;
  private final SampleCipher cipher;
  private final long firstSample;

  /**
   * Makes the encryptor of one segment.
   *
   * @param hasSubsamples whether the codec leaves parts of each sample clear
   * @param firstSample the index of the segment's first sample in the track, 0 or more
   */
  public SampleEncryptor(boolean hasSubsamples, SampleCipher cipher, long firstSample) {
    if (firstSample < 0) {
      throw new IllegalArgumentException("firstSample: expected 0 or more, found " + firstSample);
    }
    this.hasSubsamples = hasSubsamples;
    this.cipher = cipher;
    this.firstSample = firstSample;
  }

  @Override
  public void encrypt(int sampleInSegment, ByteBuffer sample, Optional<SubsampleMap> map) {
    if (hasSubsamples && map.isEmpty()) {
      throw new IllegalArgumentException("map: expected one, because parts of a sample stay clear");
    }
    if (hasSubsamples) {
      encryptSubsamples(sampleInSegment, sample, map.get());
    } else {
      map.ifPresent(pairs -> requireNoPairs(sampleInSegment, pairs));
      cipher.beginSample(indexInTrack(sampleInSegment));
      cipher.encrypt(sample, sample.position(), sample.remaining());
    }
  }

  private static void requireNoPairs(int sampleInSegment, SubsampleMap map) {
    int count = map.endPair(sampleInSegment) - map.firstPair(sampleInSegment);
    if (count != 0) {
      throw new IllegalArgumentException(
          "map: expected no subsamples of samples encrypted whole, found " + count);
    }
  }

  private void encryptSubsamples(int sampleInSegment, ByteBuffer sample, SubsampleMap map) {
    int endPair = map.endPair(sampleInSegment);
    int firstPair = map.firstPair(sampleInSegment);
    requireFit(sample.remaining(), map, firstPair, endPair);
    cipher.beginSample(indexInTrack(sampleInSegment));
    int offsetBytes = sample.position();
    for (int pair = firstPair; pair < endPair; pair++) {
      offsetBytes += map.clearBytes(pair);
      cipher.encrypt(sample, offsetBytes, map.protectedBytes(pair));
      offsetBytes += map.protectedBytes(pair);
    }
  }

  private static void requireFit(int sampleBytes, SubsampleMap map, int firstPair, int endPair) {
    long mappedBytes = 0;
    for (int pair = firstPair; pair < endPair; pair++) {
      mappedBytes += map.clearBytes(pair) + (long) map.protectedBytes(pair);
    }
    if (mappedBytes != sampleBytes) {
      throw new IllegalArgumentException(
          "map: expected subsamples of " + sampleBytes + " bytes, found " + mappedBytes);
    }
  }

  private long indexInTrack(int sampleInSegment) {
    return Math.addExact(firstSample, sampleInSegment);
  }
}
