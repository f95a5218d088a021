package io.github.fragmill.core.media;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * The samples of a track in decoding order: when each is decoded and composed, where its bytes are,
 * whether decoding can begin there. Immutable and thread-safe.
 *
 * <p>A ten-hour movie has millions of samples, so nothing here is an object for each of them. Sizes
 * take four bytes a sample; what usually repeats is kept as runs: decode times while the duration
 * stays the same, offsets while samples lie side by side.
 */
public final class SampleTable {

  /**
   * The number of a sample that the source does not have, such as silence that was added. It is
   * clear, and its place is beyond the source's end.
   */
  public static final int NOT_IN_SOURCE = -1;

  private final int count;
  private final int[] sizes;
  private final int[] sourceNumbers;
  private final int[] compositionOffsets;
  private final int minCompositionOffset;
  private final long[] sync;

  /** The random access points at which not everything is right; all others are in {@code sync}. */
  private final RandomAccessPoints points;

  private final DecodeTimes times;
  private final SampleOffsets offsets;
  private final long totalBytes;
  private final long endTicks;
  private final long compositionStartTicks;
  private final long compositionEndTicks;
  private final Optional<Ratio> knownRate;

  private SampleTable(Builder builder) {
    count = builder.count;
    sizes = exact(builder.sizes, count);
    sourceNumbers = builder.sourceNumbers.length == 0 ? NONE : exact(builder.sourceNumbers, count);
    compositionOffsets =
        builder.hasCompositionOffsets ? exact(builder.compositionOffsets, count) : NONE;
    minCompositionOffset = least(compositionOffsets);
    sync = builder.syncCount == count ? ALL : Arrays.copyOf(builder.sync, (count + 63) / Long.SIZE);
    points = builder.points.build();
    times = builder.times.build();
    offsets = builder.offsets.build();
    totalBytes = builder.totalBytes;
    endTicks = builder.nextDecodeTime;
    compositionStartTicks = builder.compositionStart;
    compositionEndTicks = builder.compositionEnd;
    knownRate = builder.knownRate;
  }

  /** A builder that was told the count has no room left, so nobody writes to its array again. */
  private static int[] exact(int[] values, int count) {
    return values.length == count ? values : Arrays.copyOf(values, count);
  }

  private SampleTable(SampleTable later, long ticks) {
    count = later.count;
    sizes = later.sizes;
    sourceNumbers = later.sourceNumbers;
    compositionOffsets = later.compositionOffsets;
    minCompositionOffset = later.minCompositionOffset;
    sync = later.sync;
    points = later.points;
    times = later.times.earlier(ticks);
    offsets = later.offsets;
    totalBytes = later.totalBytes;
    endTicks = later.endTicks - ticks;
    compositionStartTicks = later.compositionStartTicks - ticks;
    compositionEndTicks = later.compositionEndTicks - ticks;
    knownRate = later.knownRate;
  }

  private SampleTable(SampleTable other, long[] sync, RandomAccessPoints points) {
    this.sync = sync;
    this.points = points;
    count = other.count;
    sizes = other.sizes;
    sourceNumbers = other.sourceNumbers;
    compositionOffsets = other.compositionOffsets;
    minCompositionOffset = other.minCompositionOffset;
    times = other.times;
    offsets = other.offsets;
    totalBytes = other.totalBytes;
    endTicks = other.endTicks;
    compositionStartTicks = other.compositionStartTicks;
    compositionEndTicks = other.compositionEndTicks;
    knownRate = other.knownRate;
  }

  private static final int[] NONE = {};
  private static final long[] ALL = {};

  /**
   * Returns the same samples, all of them so much earlier.
   *
   * @param ticks from 0 to the decode time of the first sample
   */
  public SampleTable earlier(long ticks) {
    if (ticks < 0 || ticks > decodeTimeTicks(0)) {
      throw new IllegalArgumentException(
          "ticks: expected 0 to " + decodeTimeTicks(0) + ", found " + ticks);
    }
    return ticks == 0 ? this : new SampleTable(this, ticks);
  }

  /**
   * Returns the same samples, of which some are random access points of another kind.
   *
   * @param changed what holds for them from now on; each is a sample of this table
   */
  public SampleTable withRandomAccess(RandomAccessPoints changed) {
    if (changed.count() == 0) {
      return this;
    }
    Objects.checkIndex(changed.sample(changed.count() - 1), count);
    long[] bits = new long[(count + 63) / Long.SIZE];
    for (int sample = nextSync(0); sample < count; sample = nextSync(sample + 1)) {
      bits[sample / Long.SIZE] |= 1L << sample;
    }
    for (int index = 0; index < changed.count(); index++) {
      int sample = changed.sample(index);
      long bit = 1L << sample;
      if (changed.access(index).isSync()) {
        bits[sample / Long.SIZE] |= bit;
      } else {
        bits[sample / Long.SIZE] &= ~bit;
      }
    }
    long syncCount = 0;
    for (long word : bits) {
      syncCount += Long.bitCount(word);
    }
    return new SampleTable(this, syncCount == count ? ALL : bits, points.with(changed));
  }

  /**
   * Returns the sync samples alone, each until the next one is composed. Their composition times
   * stay as they are; they are decoded in the order in which they are presented.
   *
   * @return empty when there is none, when they are not composed in decoding order, or when one
   *     lasts longer than 31 bits can tell
   */
  public Optional<SampleTable> syncOnly() {
    int first = nextSync(0);
    // Decode times are 0 or more; composition offsets make up for the difference.
    int offset = first == count ? 0 : (int) Math.min(0, compositionTimeTicks(first));
    Builder builder = new Builder(/* expectedCount= */ 1);
    for (int sample = first; sample < count; ) {
      int next = nextSync(sample + 1);
      long start = compositionTimeTicks(sample);
      long end = next < count ? compositionTimeTicks(next) : compositionEndTicks;
      if (end < start || end - start > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      builder
          .sourceNumber(sourceNumber(sample))
          .decodeTimeTicks(start - offset)
          .add(sizes[sample], offsetBytes(sample), (int) (end - start), offset, /* isSync= */ true);
      sample = next;
    }
    return first == count ? Optional.empty() : Optional.of(builder.build());
  }

  /**
   * Returns the same samples, cut: one that lasts over one of the times becomes two with the same
   * bytes, of which the second begins there. Only samples that show one thing while they last, as
   * those of text, can be cut.
   *
   * @param decodeTicks ascending decode times
   */
  public SampleTable splitAt(long... decodeTicks) {
    Builder table = new Builder(count);
    int next = 0;
    for (int sample = 0; sample < count; sample++) {
      long start = decodeTimeTicks(sample);
      long end = start + durationTicks(sample);
      table.decodeTimeTicks(start);
      for (; next < decodeTicks.length && decodeTicks[next] < end; next++) {
        if (decodeTicks[next] > start) {
          addPart(sample, decodeTicks[next] - start, table);
          start = decodeTicks[next];
        }
      }
      addPart(sample, end - start, table);
    }
    return table.build();
  }

  private void addPart(int sample, long ticks, Builder table) {
    table
        .sourceNumber(sourceNumber(sample))
        .add(
            sizes[sample],
            offsetBytes(sample),
            Math.toIntExact(ticks),
            compositionOffsetTicks(sample),
            randomAccess(sample));
  }

  /** Returns the number of samples, 1 or more. */
  public int count() {
    return count;
  }

  /**
   * Returns the number, from 0, of a sample among all of the track in the source, of which some may
   * be left out here: what else the source says of a sample goes by this number. It is {@link
   * #NOT_IN_SOURCE} for samples that were added.
   */
  public int sourceNumber(int sample) {
    Objects.checkIndex(sample, count);
    return sourceNumbers.length == 0 ? sample : sourceNumbers[sample];
  }

  /** Returns the size of a sample in bytes. */
  public int sizeBytes(int sample) {
    return sizes[sample];
  }

  /** Returns the place of a sample in the source, in bytes from its start. */
  public long offsetBytes(int sample) {
    Objects.checkIndex(sample, count);
    return offsets.offsetBytes(sample, sizes);
  }

  /** Returns when a sample is decoded, in ticks, 0 or more. */
  public long decodeTimeTicks(int sample) {
    Objects.checkIndex(sample, count);
    return times.startTicks(sample);
  }

  /** Returns how long a sample lasts in decoding order, in ticks, 0 or more. */
  public int durationTicks(int sample) {
    Objects.checkIndex(sample, count);
    return times.durationTicks(sample);
  }

  /** Returns composition time minus decode time of a sample, in ticks; may be negative. */
  public int compositionOffsetTicks(int sample) {
    Objects.checkIndex(sample, count);
    return compositionOffsets.length == 0 ? 0 : compositionOffsets[sample];
  }

  /** Returns when a sample is composed, in ticks; may be negative. */
  public long compositionTimeTicks(int sample) {
    return decodeTimeTicks(sample) + compositionOffsetTicks(sample);
  }

  /** Returns how decoding can begin at a sample. */
  public RandomAccess randomAccess(int sample) {
    boolean isSync = isSync(sample);
    int point = points.indexOf(sample);
    if (point >= 0) {
      return points.access(point);
    }
    return isSync ? RandomAccess.SYNC : RandomAccess.NONE;
  }

  /**
   * Returns the next leading sample of a random access point: one that is decoded after it, but
   * before the next one, and composed before it.
   *
   * @param point the random access point
   * @param from above {@code point}; the first sample that counts
   * @return its number, or {@link #count()} when there is none
   */
  public int nextLeading(int point, int from) {
    if (!hasCompositionOffsets()) {
      return count;
    }
    long pointTicks = compositionTimeTicks(point);
    int end = nextSync(point + 1);
    for (int sample = from; sample < end; sample++) {
      long decodeTicks = decodeTimeTicks(sample);
      if (decodeTicks + compositionOffsets[sample] < pointTicks) {
        return sample;
      }
      if (decodeTicks + minCompositionOffset >= pointTicks) {
        break;
      }
    }
    return count;
  }

  /**
   * Tells whether decoding can begin at a sample, and all that is presented from it on is right.
   */
  public boolean isSync(int sample) {
    Objects.checkIndex(sample, count);
    return sync.length == 0 || (sync[sample / Long.SIZE] & 1L << sample) != 0;
  }

  /** Tells whether all samples are sync samples, as in nearly all sound. */
  public boolean isAllSync() {
    return sync.length == 0;
  }

  /** Tells whether any composition time differs from its decode time. */
  public boolean hasCompositionOffsets() {
    return compositionOffsets.length != 0;
  }

  /**
   * Returns the first sync sample at or behind a sample, or {@link #count()} when there is none.
   */
  public int nextSync(int sample) {
    if (sync.length == 0 || sample >= count) {
      return Math.min(sample, count);
    }
    int word = sample / Long.SIZE;
    long bits = sync[word] & -1L << sample;
    while (bits == 0) {
      if (++word == sync.length) {
        return count;
      }
      bits = sync[word];
    }
    return word * Long.SIZE + Long.numberOfTrailingZeros(bits);
  }

  /**
   * Returns the first sample at or behind a sample where a segment may begin: a sync sample. In a
   * track that has none but its first, it is one where pictures become right little by little.
   *
   * @return {@link #count()} when there is none
   */
  public int nextSegmentStart(int sample) {
    int sync = nextSync(sample);
    if (sync < count || points.count() == 0 || nextSync(1) < count) {
      return sync;
    }
    int point = points.indexFrom(sample);
    return point < points.count() ? points.sample(point) : count;
  }

  /** Returns the sum of all sizes in bytes. */
  public long totalBytes() {
    return totalBytes;
  }

  /** Returns when the last sample ends in decoding order, in ticks. */
  public long endTicks() {
    return endTicks;
  }

  /** Returns the earliest composition time of all samples, in ticks. */
  public long compositionStartTicks() {
    return compositionStartTicks;
  }

  /** Returns the latest end of a sample in composition order, in ticks. */
  public long compositionEndTicks() {
    return compositionEndTicks;
  }

  /** Returns the smallest composition offset, in ticks: negative in tables that shift backwards. */
  public int minCompositionOffsetTicks() {
    return minCompositionOffset;
  }

  private static int least(int[] values) {
    int min = values.length == 0 ? 0 : Integer.MAX_VALUE;
    for (int value : values) {
      min = Math.min(min, value);
    }
    return min;
  }

  /**
   * Returns the samples in a second: as the builder was told, else exact while all samples but the
   * last have one duration, else the average.
   */
  Optional<Ratio> rate(TimeScale timeScale) {
    if (knownRate.isPresent()) {
      return knownRate;
    }
    if (endTicks <= decodeTimeTicks(0)) {
      return Optional.empty();
    }
    OptionalInt constant = times.constantDurationTicks(count);
    if (constant.orElse(0) > 0) {
      return Optional.of(new Ratio(timeScale.ticksPerSecond(), constant.getAsInt()));
    }
    BigInteger samples =
        BigInteger.valueOf(timeScale.ticksPerSecond()).multiply(BigInteger.valueOf(count));
    long ticks = endTicks - decodeTimeTicks(0);
    // A reduced fraction of arbitrary averages says nothing; a thousandth of a frame does.
    BigInteger perThousandSeconds =
        samples.multiply(BigInteger.valueOf(1000)).divide(BigInteger.valueOf(ticks));
    boolean isRate =
        perThousandSeconds.signum() > 0 && perThousandSeconds.bitLength() < Integer.SIZE;
    return isRate
        ? Optional.of(new Ratio(perThousandSeconds.longValueExact(), 1000))
        : Optional.empty();
  }

  /** Collects samples in decoding order. Single-use, not thread-safe. */
  public static final class Builder {

    private int count;
    private int[] sizes;
    private int nextSourceNumber;
    private int[] sourceNumbers = NONE;
    private int[] compositionOffsets = NONE;
    private boolean hasCompositionOffsets;
    private long[] sync;
    private int syncCount;
    private final RandomAccessPoints.Builder points = new RandomAccessPoints.Builder();
    private final DecodeTimes.Builder times = new DecodeTimes.Builder();
    private final SampleOffsets.Builder offsets = new SampleOffsets.Builder();
    private long nextDecodeTime;
    private long totalBytes;
    private long compositionStart = Long.MAX_VALUE;
    private long compositionEnd = Long.MIN_VALUE;
    private Optional<Ratio> knownRate = Optional.empty();

    /**
     * @param expectedCount how many samples will come, as far as it is known; the caller has
     *     checked it against its limits
     */
    public Builder(int expectedCount) {
      sizes = new int[Math.max(1, expectedCount)];
      sync = new long[sizes.length / Long.SIZE + 1];
    }

    /** Sets the decode time of the next sample; without it, it is the end of the last one. */
    public Builder decodeTimeTicks(long ticks) {
      nextDecodeTime = ticks;
      return this;
    }

    /**
     * Sets the number of the next sample in the source; without it, it is one more than that of the
     * last one.
     *
     * @see SampleTable#sourceNumber(int)
     */
    public Builder sourceNumber(int number) {
      nextSourceNumber = number;
      return this;
    }

    /**
     * Sets how many samples are presented in a second, for a table in which some last shorter only
     * so that they are not seen; without it, durations tell.
     */
    public Builder rate(Optional<Ratio> perSecond) {
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
     * @throws ArithmeticException when a time needs more than 63 bits, or there are more than 2^31
     *     - 1 samples
     */
    public Builder add(
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
     * Adds the next sample, with what a table says of it: {@link SampleTable#randomAccess}.
     *
     * @param sizeBytes 0 or more
     * @param offsetBytes its place in the source
     * @param durationTicks how long it lasts in decoding order, 0 or more
     * @param compositionOffsetTicks composition time minus decode time
     * @param access how decoding can begin at it
     * @throws ArithmeticException when a time needs more than 63 bits, or there are more than 2^31
     *     - 1 samples
     */
    public Builder add(
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
      addTime(durationTicks, compositionOffsetTicks);
      offsets.add(count, offsetBytes, sizeBytes);
      sizes[count] = sizeBytes;
      addSourceNumber();
      totalBytes += sizeBytes;
      if (access.isSync()) {
        sync[count / Long.SIZE] |= 1L << count;
        syncCount++;
      }
      if (!access.isToldByBit()) {
        points.add(count, access);
      }
      count = Math.incrementExact(count);
      return this;
    }

    private void ensureCapacity() {
      if (count < sizes.length) {
        return;
      }
      int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, sizes.length * 3L / 2 + 8);
      sizes = Arrays.copyOf(sizes, capacity);
      sync = Arrays.copyOf(sync, capacity / Long.SIZE + 1);
      if (hasCompositionOffsets) {
        compositionOffsets = Arrays.copyOf(compositionOffsets, capacity);
      }
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

    private void addTime(int durationTicks, int compositionOffsetTicks) {
      times.add(count, nextDecodeTime, durationTicks);
      if (compositionOffsetTicks != 0 && !hasCompositionOffsets) {
        compositionOffsets = new int[sizes.length];
        hasCompositionOffsets = true;
      }
      if (hasCompositionOffsets) {
        compositionOffsets[count] = compositionOffsetTicks;
      }
      long composition = Math.addExact(nextDecodeTime, compositionOffsetTicks);
      nextDecodeTime = Math.addExact(nextDecodeTime, durationTicks);
      compositionStart = Math.min(compositionStart, composition);
      compositionEnd = Math.max(compositionEnd, Math.addExact(composition, durationTicks));
    }

    /** Returns about how much memory a builder takes that was told to expect so many samples. */
    public static long memoryBytes(long expectedCount) {
      return Integer.BYTES * expectedCount + expectedCount / Byte.SIZE;
    }

    /** Returns about how much memory the samples take by now. */
    public long memoryBytes() {
      return (long) Integer.BYTES
              * (sizes.length + compositionOffsets.length + sourceNumbers.length)
          + (long) Long.BYTES * sync.length
          + points.memoryBytes()
          + times.memoryBytes()
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
      return new SampleTable(this);
    }
  }
}
