package io.github.fragmill.core.protect;

import java.util.Arrays;
import java.util.Objects;

/**
 * The subsamples of all samples of one segment (ISO/IEC 23001-7:2023, 9.5): for each sample a run
 * of pairs, so many clear bytes and then so many protected bytes. A sample without pairs is
 * protected whole.
 *
 * <p>The map keeps the format's bounds by itself: runs of clear bytes merge, and a run above 65,535
 * becomes several pairs, because BytesOfClearData has 16 bits. Not thread-safe.
 */
public final class SubsampleMap {

  private static final int MAX_CLEAR_BYTES = 0xFFFF;

  private int[] clearBytes = new int[64];
  private int[] protectedBytes = new int[64];
  private int[] sampleEnds = new int[128];
  private int pairCount;
  private int sampleCount;
  private long pendingClearBytes;

  /** Begins a sample; the pairs added until {@link #endSample()} are its own. */
  public void beginSample() {
    if (sampleCount == sampleEnds.length) {
      sampleEnds = Arrays.copyOf(sampleEnds, sampleCount * 2);
    }
    pendingClearBytes = 0;
  }

  /**
   * Adds clear bytes and the protected bytes after them to the sample that was begun.
   *
   * @param clear 0 or more
   * @param protectedBytesCount 0 or more
   */
  public void add(long clear, int protectedBytesCount) {
    if (clear < 0 || protectedBytesCount < 0) {
      throw new IllegalArgumentException(
          "expected sizes of 0 or more, found " + clear + " and " + protectedBytesCount);
    }
    pendingClearBytes += clear;
    if (protectedBytesCount > 0) {
      flush(protectedBytesCount);
    }
  }

  /** Ends the sample that was begun. */
  public void endSample() {
    if (pendingClearBytes > 0) {
      flush(0);
    }
    sampleEnds[sampleCount++] = pairCount;
  }

  private void flush(int protectedBytesCount) {
    while (pendingClearBytes > MAX_CLEAR_BYTES) {
      append(MAX_CLEAR_BYTES, 0);
      pendingClearBytes -= MAX_CLEAR_BYTES;
    }
    append((int) pendingClearBytes, protectedBytesCount);
    pendingClearBytes = 0;
  }

  private void append(int clear, int protectedBytesCount) {
    if (pairCount == clearBytes.length) {
      clearBytes = Arrays.copyOf(clearBytes, pairCount * 2);
      protectedBytes = Arrays.copyOf(protectedBytes, pairCount * 2);
    }
    clearBytes[pairCount] = clear;
    protectedBytes[pairCount] = protectedBytesCount;
    pairCount++;
  }

  /** Returns the number of ended samples. */
  public int sampleCount() {
    return sampleCount;
  }

  /** Returns the index of the first pair of a sample, in 0 to the number of all pairs. */
  public int firstPair(int sample) {
    Objects.checkIndex(sample, sampleCount);
    return sample == 0 ? 0 : sampleEnds[sample - 1];
  }

  /** Returns the index after the last pair of a sample. */
  public int endPair(int sample) {
    return sampleEnds[Objects.checkIndex(sample, sampleCount)];
  }

  /** Returns BytesOfClearData of a pair, 0 to 65,535. */
  public int clearBytes(int pair) {
    return clearBytes[Objects.checkIndex(pair, pairCount)];
  }

  /** Returns BytesOfProtectedData of a pair, 0 or more. */
  public int protectedBytes(int pair) {
    return protectedBytes[Objects.checkIndex(pair, pairCount)];
  }
}
