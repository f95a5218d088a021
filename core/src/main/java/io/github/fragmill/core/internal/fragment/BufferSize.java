package io.github.fragmill.core.internal.fragment;

/**
 * How large a buffer must be, and how large it is made. Capacities are rounded up by up to a
 * quarter, so that buffers fit others than the first.
 *
 * @param neededBytes the least capacity
 * @param capacityBytes the capacity of a new one
 * @param maxCapacityBytes a kept one with more than this would be a waste
 */
record BufferSize(int neededBytes, int capacityBytes, long maxCapacityBytes) {

  /** For what is read between samples. */
  private static final int ROOM_BYTES = 64 * 1024;

  private static final int PAGE_BYTES = 4 * 1024;

  private static final int STEPS_PER_DOUBLING = 4;

  /** A kept buffer may have up to so many times the capacity. */
  private static final long MAX_OVERSIZE = 4;

  /** Returns the size of a buffer that samples are read into, with room for what is around them. */
  static BufferSize ofMedia(int mediaBytes) {
    int neededBytes = Math.addExact(mediaBytes, ROOM_BYTES);
    int capacityBytes = roundUp(neededBytes, ROOM_BYTES);
    return new BufferSize(neededBytes, capacityBytes, capacityBytes * MAX_OVERSIZE);
  }

  /** Returns the size of a buffer that others wait for: little more than its content. */
  static BufferSize ofBytes(int bytes) {
    int capacityBytes = roundUp(bytes, PAGE_BYTES);
    return new BufferSize(bytes, capacityBytes, capacityBytes);
  }

  private static int roundUp(int neededBytes, int minStepBytes) {
    int step = Math.max(minStepBytes, Integer.highestOneBit(neededBytes) / STEPS_PER_DOUBLING);
    long rounded = ((long) neededBytes + step - 1) / step * step;
    return (int) Math.min(rounded, Integer.MAX_VALUE - 8);
  }
}
