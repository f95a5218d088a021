package io.github.fragmill.core.media;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.internal.packing.BitPacking;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.internal.packing.Unpacking;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/**
 * The samples of a track in decoding order: when each is decoded and composed, where its bytes are,
 * whether decoding can begin there. Samples are numbered from 0. Immutable and thread-safe; made by
 * {@link SampleTableBuilder}.
 *
 * <p>A ten-hour movie has millions of samples, so nothing here is an object for each of them. Sizes
 * take four bytes a sample; what usually repeats is kept as runs: decode times while the duration
 * stays the same, offsets while samples lie side by side.
 */
public final class SampleTable {

  /**
   * The number of a sample that the source does not have, such as silence that was added. It is
   * clear, and its place is after the source's end.
   */
  public static final int NOT_IN_SOURCE = -1;

  private final int[] sizes;

  /** Of each sample; empty when they are the samples' own numbers. */
  private final int[] sourceNumbers;

  private final SampleTimes times;
  private final SyncSamples syncs;
  private final SampleOffsets offsets;
  private final Optional<Ratio> knownRate;

  SampleTable(
      int[] sizes,
      int[] sourceNumbers,
      SampleTimes times,
      SyncSamples syncs,
      SampleOffsets offsets,
      Optional<Ratio> knownRate) {
    this.sizes = sizes;
    this.sourceNumbers = sourceNumbers;
    this.times = times;
    this.syncs = syncs;
    this.offsets = offsets;
    this.knownRate = knownRate;
  }

  /**
   * Returns the table as bytes that {@link #ofBytes} reads: a few for each sample. The form may
   * change between versions of the library; who keeps it notes the version.
   */
  public byte[] toBytes() {
    PackedWriter into = new PackedWriter();
    into.count(sizes.length);
    BitPacking.write(sizes, sizes.length, into);
    times.writeTo(into);
    syncs.writeTo(into);
    offsets.writeTo(sizes, into);
    into.optional(
        knownRate,
        (writer, rate) -> {
          writer.count(rate.numerator());
          writer.count(rate.denominator());
        });
    writeSourceNumbers(into);
    return into.toBytes();
  }

  /** Writes runs of numbers that follow each other. */
  private void writeSourceNumbers(PackedWriter into) {
    into.flag(sourceNumbers.length > 0);
    int expected = 0;
    for (int first = 0; first < sourceNumbers.length; ) {
      int end = first + 1;
      while (end < sourceNumbers.length && sourceNumbers[end] == sourceNumbers[end - 1] + 1) {
        end++;
      }
      into.count(end - first);
      into.number((long) sourceNumbers[first] - expected);
      expected = sourceNumbers[end - 1] + 1;
      first = end;
    }
  }

  private static int[] readSourceNumbers(int count, PackedReader from) {
    int[] numbers = new int[from.flag() ? count : 0];
    long next = 0;
    for (int first = 0; first < numbers.length; ) {
      int end = first + Math.max(1, from.count(count - first));
      next += from.number32();
      if (next < NOT_IN_SOURCE || next > Integer.MAX_VALUE - (end - first)) {
        throw new IllegalArgumentException("expected a sample's number, found " + next);
      }
      while (first < end) {
        numbers[first++] = (int) next++;
      }
    }
    return numbers;
  }

  /**
   * Reads what {@link #toBytes} returned.
   *
   * @param bytes read from position to limit; not changed
   * @param maxSamples how many samples the table may have
   * @throws IllegalArgumentException when the bytes are no table, or have more samples
   * @throws ArithmeticException when a time or a place needs more than 63 bits
   */
  public static SampleTable ofBytes(ByteBuffer bytes, int maxSamples) {
    PackedReader from = new PackedReader(bytes);
    int count = from.count(maxSamples);
    if (count == 0) {
      throw new IllegalArgumentException("expected at least one sample, found none");
    }
    int[] sizes = Unpacking.read(count, /* least= */ 0, from);
    SampleTimes times = SampleTimes.read(count, from);
    SyncSamples syncs = SyncSamples.read(count, from);
    SampleOffsets offsets = SampleOffsets.read(sizes, from);
    Optional<Ratio> rate = from.optional(it -> new Ratio(it.count(), it.count()));
    int[] sourceNumbers = readSourceNumbers(count, from);
    from.end();
    return new SampleTable(sizes, sourceNumbers, times, syncs, offsets, rate);
  }

  /**
   * Returns the same samples, all of them so much earlier.
   *
   * @param ticks from 0 to the decode time of the first sample
   */
  @CheckReturnValue
  public SampleTable earlier(long ticks) {
    if (ticks < 0 || ticks > decodeTimeTicks(0)) {
      throw new IllegalArgumentException(
          "ticks: expected 0 to " + decodeTimeTicks(0) + ", found " + ticks);
    }
    return ticks == 0 ? this : with(times.earlier(ticks), syncs);
  }

  /**
   * Returns the same samples, of which some are random access points of another kind.
   *
   * @param changed what holds for them from now on; each is a sample of this table
   */
  @CheckReturnValue
  public SampleTable withRandomAccess(RandomAccessPoints changed) {
    return changed.count() == 0 ? this : with(times, syncs.with(changed));
  }

  private SampleTable with(SampleTimes otherTimes, SyncSamples otherSyncs) {
    return new SampleTable(sizes, sourceNumbers, otherTimes, otherSyncs, offsets, knownRate);
  }

  private int check(int sample) {
    return Objects.checkIndex(sample, sizes.length);
  }

  /** Returns the number of samples, 1 or more. */
  public int count() {
    return sizes.length;
  }

  /**
   * Returns the number, from 0, of a sample among all of the track in the source, of which some may
   * be left out here: what else the source states about a sample goes by this number. It is {@link
   * #NOT_IN_SOURCE} for samples that were added.
   */
  public int sourceNumber(int sample) {
    return sourceNumbers.length == 0 ? check(sample) : sourceNumbers[sample];
  }

  /** Returns the size of a sample in bytes. */
  public int sizeBytes(int sample) {
    return sizes[sample];
  }

  /** Returns the sum of all sizes in bytes. */
  public long totalBytes() {
    return offsets.totalBytes();
  }

  /** Returns the place of a sample in the source, in bytes from its start. */
  public long offsetBytes(int sample) {
    return offsets.offsetBytes(check(sample), sizes);
  }

  /** Returns when a sample is decoded, in ticks, 0 or more. */
  public long decodeTimeTicks(int sample) {
    return times.decodeTimeTicks(check(sample));
  }

  /** Returns how long a sample lasts in decoding order, in ticks, 0 or more. */
  public int durationTicks(int sample) {
    return times.durationTicks(check(sample));
  }

  /**
   * Returns whether samples all last as long in decoding order.
   *
   * @param first the first of them
   * @param end the one after the last, above {@code first}
   */
  public boolean hasOneDuration(int first, int end) {
    return times.hasOneDuration(check(first), check(end - 1) + 1);
  }

  /** Returns when the last sample ends in decoding order, in ticks. */
  public long endTicks() {
    return times.endTicks();
  }

  /** Returns whether any composition time differs from its decode time. */
  public boolean hasCompositionOffsets() {
    return times.hasCompositionOffsets();
  }

  /** Returns composition time minus decode time of a sample, in ticks; may be negative. */
  public int compositionOffsetTicks(int sample) {
    return times.compositionOffsetTicks(check(sample));
  }

  /** Returns the smallest composition offset, in ticks: negative in tables that shift backwards. */
  public int minCompositionOffsetTicks() {
    return times.minCompositionOffsetTicks();
  }

  /** Returns when a sample is composed, in ticks; may be negative. */
  public long compositionTimeTicks(int sample) {
    return decodeTimeTicks(sample) + compositionOffsetTicks(sample);
  }

  /** Returns the earliest composition time of all samples, in ticks. */
  public long compositionStartTicks() {
    return times.compositionStartTicks();
  }

  /** Returns the latest end of a sample in composition order, in ticks. */
  public long compositionEndTicks() {
    return times.compositionEndTicks();
  }

  /**
   * Returns the samples in a second: as it was set in the builder, else exact while all samples but
   * the last have one duration, else the average.
   */
  Optional<Ratio> rate(TimeScale timeScale) {
    return knownRate.isPresent() ? knownRate : times.rate(timeScale);
  }

  /** Returns how decoding can begin at a sample. */
  public RandomAccess randomAccess(int sample) {
    return syncs.randomAccess(sample);
  }

  /**
   * Returns whether decoding can begin at a sample, and all that is presented from it on is right.
   */
  public boolean isSync(int sample) {
    return syncs.isSync(sample);
  }

  /** Returns whether all samples are sync samples, as in nearly all audio. */
  public boolean isAllSync() {
    return syncs.isAllSync();
  }

  /** Returns the first sync sample at or after a sample, or {@link #count()} when there is none. */
  public int nextSync(int sample) {
    return syncs.nextSync(sample);
  }

  /**
   * Returns the first sample at or after a sample where a segment may begin: a sync sample. In a
   * track that has none but its first, it is a sample where a gradual decoding refresh begins.
   *
   * @return {@link #count()} when there is none
   */
  public int nextSegmentStart(int sample) {
    return syncs.nextSegmentStart(sample);
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
    int end = nextSync(point + 1);
    int leading = times.nextComposedBefore(compositionTimeTicks(point), from, end);
    return leading < end ? leading : count();
  }
}
