package io.github.fragmill.core.media;

import java.util.Arrays;
import java.util.Objects;

/**
 * Ascending, disjoint, non-empty ranges of bytes in one sample. Made once and cleared for each
 * sample, so that nothing is allocated in the loop over samples. Not thread-safe.
 */
public final class ByteRanges {

  private int[] offsets = new int[8];
  private int[] lengths = new int[8];
  private int count;

  /** Removes all ranges. */
  public void clear() {
    count = 0;
  }

  /**
   * Adds a range after the last one; an empty range is ignored.
   *
   * @param offsetBytes from the sample's start, not before the end of the last range
   * @param lengthBytes 0 or more
   */
  public void add(int offsetBytes, int lengthBytes) {
    int end = count == 0 ? 0 : offsets[count - 1] + lengths[count - 1];
    if (offsetBytes < end || lengthBytes < 0) {
      throw new IllegalArgumentException(
          "expected a range from " + end + " on, found " + offsetBytes + "+" + lengthBytes);
    }
    if (lengthBytes == 0) {
      return;
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
    }
    offsets[count] = offsetBytes;
    lengths[count] = lengthBytes;
    count++;
  }

  /** Returns the number of ranges. */
  public int count() {
    return count;
  }

  /** Returns where range {@code index} begins, in bytes from the sample's start. */
  public int offsetBytes(int index) {
    return offsets[checkIndex(index)];
  }

  /** Returns the length of range {@code index} in bytes, at least 1. */
  public int lengthBytes(int index) {
    return lengths[checkIndex(index)];
  }

  private int checkIndex(int index) {
    return Objects.checkIndex(index, count);
  }
}
