package io.github.fragmill.core.media;

import io.github.fragmill.core.internal.packing.BitPacking;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.internal.packing.Unpacking;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When samples are decoded and composed, in ticks. What usually repeats is kept as runs: decode
 * times while the duration stays the same. Immutable and thread-safe.
 */
final class SampleTimes {

  private static final int[] NONE = {};

  private final int count;
  private final DecodeTimes decode;

  /** Of each sample; empty when all are 0. */
  private final int[] compositionOffsets;

  private final int minCompositionOffset;
  private final long endTicks;
  private final long compositionStartTicks;
  private final long compositionEndTicks;

  private SampleTimes(Builder builder) {
    count = builder.count;
    decode = builder.decode.build();
    compositionOffsets =
        builder.compositionOffsets.length > count
            ? Arrays.copyOf(builder.compositionOffsets, count)
            : builder.compositionOffsets;
    minCompositionOffset = least(compositionOffsets);
    endTicks = builder.nextDecodeTime;
    compositionStartTicks = builder.compositionStart;
    compositionEndTicks = builder.compositionEnd;
  }

  /** Adds nothing up that could overflow: decode times begin below 2^61. */
  private SampleTimes(int count, DecodeTimes decode, int[] compositionOffsets) {
    this.count = count;
    this.decode = decode;
    this.compositionOffsets = compositionOffsets;
    this.minCompositionOffset = least(compositionOffsets);
    this.endTicks = decode.endTicks(count);
    this.compositionStartTicks = firstComposed();
    this.compositionEndTicks = lastComposed(greatest(compositionOffsets));
  }

  /**
   * Returns when the first sample is composed. Does not look at samples that are decoded so late
   * that even the least offset leaves them after one that was seen.
   */
  private long firstComposed() {
    long start = Long.MAX_VALUE;
    for (int run = 0; run < decode.runCount(); run++) {
      int first = decode.firstSample(run);
      long ticks = decode.startTicks(first);
      int duration = decode.durationTicks(first);
      int end = decode.endSample(run, count);
      for (int sample = first; sample < end && ticks + minCompositionOffset < start; sample++) {
        start = Math.min(start, ticks + compositionOffsetTicks(sample));
        ticks += duration;
      }
    }
    return start;
  }

  /** Returns when the last sample ends, as {@link #firstComposed} does, from the end backwards. */
  private long lastComposed(int greatestOffset) {
    long last = Long.MIN_VALUE;
    for (int run = decode.runCount() - 1; run >= 0; run--) {
      int first = decode.firstSample(run);
      int duration = decode.durationTicks(first);
      int sample = decode.endSample(run, count) - 1;
      long ticks = decode.startTicks(first) + (long) (sample + 1 - first) * duration;
      for (; sample >= first && ticks + greatestOffset > last; sample--) {
        last = Math.max(last, ticks + compositionOffsetTicks(sample));
        ticks -= duration;
      }
    }
    return last;
  }

  void writeTo(PackedWriter into) {
    decode.writeTo(into);
    into.flag(hasCompositionOffsets());
    BitPacking.write(compositionOffsets, compositionOffsets.length, into);
  }

  /** Reads what {@link #writeTo} wrote. */
  static SampleTimes read(int count, PackedReader from) {
    DecodeTimes decode = DecodeTimes.read(count, from);
    int[] compositionOffsets = Unpacking.read(from.flag() ? count : 0, Integer.MIN_VALUE, from);
    return new SampleTimes(count, decode, compositionOffsets);
  }

  private SampleTimes(SampleTimes later, long ticks) {
    count = later.count;
    decode = later.decode.earlier(ticks);
    compositionOffsets = later.compositionOffsets;
    minCompositionOffset = later.minCompositionOffset;
    endTicks = later.endTicks - ticks;
    compositionStartTicks = later.compositionStartTicks - ticks;
    compositionEndTicks = later.compositionEndTicks - ticks;
  }

  private static int least(int[] values) {
    int min = values.length == 0 ? 0 : Integer.MAX_VALUE;
    for (int value : values) {
      min = Math.min(min, value);
    }
    return min;
  }

  private static int greatest(int[] values) {
    int max = values.length == 0 ? 0 : Integer.MIN_VALUE;
    for (int value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  /** Returns the same times, all of them so much earlier. */
  SampleTimes earlier(long ticks) {
    return new SampleTimes(this, ticks);
  }

  long decodeTimeTicks(int sample) {
    return decode.startTicks(sample);
  }

  int durationTicks(int sample) {
    return decode.durationTicks(sample);
  }

  boolean hasOneDuration(int first, int end) {
    return decode.hasOneDuration(first, end);
  }

  int compositionOffsetTicks(int sample) {
    return compositionOffsets.length == 0 ? 0 : compositionOffsets[sample];
  }

  boolean hasCompositionOffsets() {
    return compositionOffsets.length != 0;
  }

  int minCompositionOffsetTicks() {
    return minCompositionOffset;
  }

  long endTicks() {
    return endTicks;
  }

  long compositionStartTicks() {
    return compositionStartTicks;
  }

  long compositionEndTicks() {
    return compositionEndTicks;
  }

  /** Returns the first sample from one to another that is composed before a time, or the other. */
  int nextComposedBefore(long ticks, int from, int end) {
    if (!hasCompositionOffsets()) {
      return end;
    }
    for (int sample = from; sample < end; sample++) {
      long decodeTicks = decodeTimeTicks(sample);
      if (decodeTicks + compositionOffsets[sample] < ticks) {
        return sample;
      }
      if (decodeTicks + minCompositionOffset >= ticks) {
        break;
      }
    }
    return end;
  }

  /**
   * Returns the samples in a second: exact while all samples but the last have one duration, else
   * the average; empty when they last no time.
   */
  Optional<Ratio> rate(TimeScale timeScale) {
    long ticks = endTicks - decodeTimeTicks(0);
    if (ticks <= 0) {
      return Optional.empty();
    }
    OptionalInt constant = decode.constantDurationTicks(count);
    if (constant.orElse(0) > 0) {
      return Optional.of(new Ratio(timeScale.ticksPerSecond(), constant.getAsInt()));
    }
    BigInteger samples =
        BigInteger.valueOf(timeScale.ticksPerSecond()).multiply(BigInteger.valueOf(count));
    // A reduced fraction of an arbitrary average has huge terms; a thousandth of a frame is enough.
    BigInteger perThousandSeconds =
        samples.multiply(BigInteger.valueOf(1000)).divide(BigInteger.valueOf(ticks));
    boolean isRate =
        perThousandSeconds.signum() > 0 && perThousandSeconds.bitLength() < Integer.SIZE;
    return isRate
        ? Optional.of(new Ratio(perThousandSeconds.longValueExact(), 1000))
        : Optional.empty();
  }

  /** Collects times, sample after sample. */
  static final class Builder {

    private final DecodeTimes.Builder decode = new DecodeTimes.Builder();
    private int[] compositionOffsets = NONE;
    private int count;
    private long nextDecodeTime;
    private long compositionStart = Long.MAX_VALUE;
    private long compositionEnd = Long.MIN_VALUE;

    void decodeTimeTicks(long ticks) {
      nextDecodeTime = ticks;
    }

    /**
     * @param capacity room for this many samples is made when it is needed
     */
    void add(int durationTicks, int compositionOffsetTicks, int capacity) {
      decode.add(count, nextDecodeTime, durationTicks);
      boolean hasOffsets = compositionOffsets.length != 0;
      if (hasOffsets || compositionOffsetTicks != 0) {
        if (count >= compositionOffsets.length) {
          compositionOffsets = Arrays.copyOf(compositionOffsets, capacity);
        }
        compositionOffsets[count] = compositionOffsetTicks;
      }
      long composition = Math.addExact(nextDecodeTime, compositionOffsetTicks);
      nextDecodeTime = Math.addExact(nextDecodeTime, durationTicks);
      compositionStart = Math.min(compositionStart, composition);
      compositionEnd = Math.max(compositionEnd, Math.addExact(composition, durationTicks));
      count++;
    }

    long memoryBytes() {
      return (long) Integer.BYTES * compositionOffsets.length + decode.memoryBytes();
    }

    SampleTimes build() {
      return new SampleTimes(this);
    }
  }
}
