package io.github.fragmill.core.media;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Collects the samples of a {@link SampleTable} in decoding order. Single-use, not thread-safe. */
public final class SampleTableBuilder {

  private static final int[] NONE = {};

  private int count;
  private int[] sizes;
  private int nextSourceNumber;

  /** Of each sample; empty when they are the samples' own numbers. */
  private int[] sourceNumbers = NONE;

  private final SampleTimes.Builder times = new SampleTimes.Builder();
  private final SyncSamples.Builder syncs;
  private final SampleOffsets.Builder offsets = new SampleOffsets.Builder();
  private Optional<Ratio> knownRate = Optional.empty();

  /**
   * @param expectedCount how many samples will come, as far as it is known; the caller has checked
   *     it against its limits
   */
  public SampleTableBuilder(int expectedCount) {
    sizes = new int[Math.max(1, expectedCount)];
    syncs = new SyncSamples.Builder(sizes.length);
  }

  /** Sets the decode time of the next sample; without it, it is the end of the last one. */
  public SampleTableBuilder decodeTimeTicks(long ticks) {
    times.decodeTimeTicks(ticks);
    return this;
  }

  /**
   * Sets the number of the next sample in the source; without it, it is one more than that of the
   * last one.
   *
   * @see SampleTable#sourceNumber(int)
   */
  public SampleTableBuilder sourceNumber(int number) {
    nextSourceNumber = number;
    return this;
  }

  /**
   * Sets how many samples are presented in a second, for a table in which some last shorter only so
   * that they are not seen; without it, the rate follows from the durations.
   */
  public SampleTableBuilder rate(Optional<Ratio> perSecond) {
    knownRate = perSecond;
    return this;
  }

  /**
   * Adds the next sample.
   *
   * @param sizeBytes 0 or more
   * @param offsetBytes its place in the source
   * @param durationTicks how long it lasts in decoding order, 0 or more
   * @param compositionOffsetTicks composition time minus decode time
   * @param isSync whether decoding can begin at it, and all samples after it are right
   * @throws ArithmeticException when a time needs more than 63 bits, or there are more than 2^31 -
   *     1 samples
   */
  public SampleTableBuilder add(
      int sizeBytes,
      long offsetBytes,
      int durationTicks,
      int compositionOffsetTicks,
      boolean isSync) {
    return add(
        sizeBytes,
        offsetBytes,
        durationTicks,
        compositionOffsetTicks,
        isSync ? RandomAccess.SYNC : RandomAccess.NONE);
  }

  /**
   * Adds the next sample.
   *
   * @param sizeBytes 0 or more
   * @param offsetBytes its place in the source
   * @param durationTicks how long it lasts in decoding order, 0 or more
   * @param compositionOffsetTicks composition time minus decode time
   * @param access how decoding can begin at it
   * @throws ArithmeticException when a time needs more than 63 bits, or there are more than 2^31 -
   *     1 samples
   */
  public SampleTableBuilder add(
      int sizeBytes,
      long offsetBytes,
      int durationTicks,
      int compositionOffsetTicks,
      RandomAccess access) {
    if (sizeBytes < 0 || offsetBytes < 0 || durationTicks < 0) {
      throw new IllegalArgumentException(
          "expected values of 0 or more, found size "
              + sizeBytes
              + ", offset "
              + offsetBytes
              + ", duration "
              + durationTicks);
    }
    ensureCapacity();
    times.add(durationTicks, compositionOffsetTicks, sizes.length);
    syncs.add(access, sizes.length);
    offsets.add(count, offsetBytes, sizeBytes);
    sizes[count] = sizeBytes;
    addSourceNumber();
    count = Math.incrementExact(count);
    return this;
  }

  private void ensureCapacity() {
    if (count < sizes.length) {
      return;
    }
    int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, sizes.length * 3L / 2 + 8);
    sizes = Arrays.copyOf(sizes, capacity);
    if (sourceNumbers.length > 0) {
      sourceNumbers = Arrays.copyOf(sourceNumbers, capacity);
    }
  }

  private void addSourceNumber() {
    if (nextSourceNumber != count && sourceNumbers.length == 0) {
      sourceNumbers = new int[sizes.length];
      Arrays.setAll(sourceNumbers, IntUnaryOperator.identity());
    }
    if (sourceNumbers.length > 0) {
      sourceNumbers[count] = nextSourceNumber;
    }
    nextSourceNumber++;
  }

  /** Returns about how much memory a builder takes that expects so many samples. */
  public static long memoryBytes(long expectedCount) {
    return Integer.BYTES * expectedCount + expectedCount / Byte.SIZE;
  }

  /** Returns about how much memory the samples take by now. */
  public long memoryBytes() {
    return (long) Integer.BYTES * (sizes.length + sourceNumbers.length)
        + times.memoryBytes()
        + syncs.memoryBytes()
        + offsets.memoryBytes();
  }

  /**
   * Returns the table.
   *
   * @throws IllegalStateException when no sample was added
   */
  public SampleTable build() {
    if (count == 0) {
      throw new IllegalStateException("a sample table has at least one sample");
    }
    return new SampleTable(
        exact(sizes),
        sourceNumbers.length == 0 ? sourceNumbers : exact(sourceNumbers),
        times.build(),
        syncs.build(),
        offsets.build(),
        knownRate);
  }

  /** A builder that expected the right count has no room left, so nobody writes to its array. */
  private int[] exact(int[] values) {
    return values.length == count ? values : Arrays.copyOf(values, count);
  }
}
