package io.github.fragmill.core.media;

import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import java.util.Arrays;

/**
 * The kind of random access at some samples of a track: few of many as a rule, so six bytes for
 * each of them. Immutable and thread-safe.
 */
public final class RandomAccessPoints {

  /** Of no sample. */
  public static final RandomAccessPoints NONE = new Builder().build();

  private static final short CODE_NONE = -2;
  private static final short CODE_SYNC = -1;
  private static final short CODE_OPEN = 0;

  private final int[] samples;

  /** Recovery samples where 1 or more, else one of the codes. */
  private final short[] codes;

  private RandomAccessPoints(int[] samples, short[] codes) {
    this.samples = samples;
    this.codes = codes;
  }

  /** Returns the number of samples. */
  public int count() {
    return samples.length;
  }

  /** Returns the sample at an index; ascending from index 0. */
  public int sample(int index) {
    return samples[index];
  }

  /** Returns the kind of random access at that sample. */
  public RandomAccess access(int index) {
    return access(codes[index]);
  }

  private static RandomAccess access(short code) {
    return switch (code) {
      case CODE_NONE -> RandomAccess.NONE;
      case CODE_SYNC -> RandomAccess.SYNC;
      case CODE_OPEN -> RandomAccess.OPEN;
      default -> RandomAccess.gradual(code);
    };
  }

  /** Returns the first index whose sample is so high or higher, or {@link #count()}. */
  int indexFrom(int sample) {
    int found = Arrays.binarySearch(samples, sample);
    return found >= 0 ? found : -found - 1;
  }

  /** Returns the index of a sample, or -1. */
  int indexOf(int sample) {
    return Math.max(-1, Arrays.binarySearch(samples, sample));
  }

  /** Returns these, replaced by others where both name a sample, without those that are one bit. */
  RandomAccessPoints with(RandomAccessPoints changed) {
    Builder merged = new Builder();
    int own = 0;
    for (int index = 0; index < changed.count(); index++) {
      int sample = changed.sample(index);
      own = addUpTo(sample, own, merged);
      if (own < count() && samples[own] == sample) {
        own++;
      }
      if (!changed.access(index).isOneBit()) {
        merged.add(sample, changed.access(index));
      }
    }
    addUpTo(Integer.MAX_VALUE, own, merged);
    return merged.build();
  }

  /** Adds those before a sample, and returns the index of the next. */
  private int addUpTo(int sample, int from, Builder merged) {
    int index = from;
    for (; index < count() && samples[index] < sample; index++) {
      merged.add(samples[index], access(index));
    }
    return index;
  }

  void writeTo(PackedWriter into) {
    into.count(samples.length);
    for (int index = 0; index < samples.length; index++) {
      into.count(samples[index] - (index == 0 ? 0 : samples[index - 1]));
      into.number(codes[index]);
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  static RandomAccessPoints read(int sampleCount, PackedReader from) {
    int count = from.countOfParts();
    Builder points = new Builder();
    int sample = 0;
    for (int index = 0; index < count; index++) {
      sample = Math.addExact(sample, from.count(sampleCount));
      int code = from.number32();
      if (sample >= sampleCount || code < CODE_NONE || code > Short.MAX_VALUE) {
        throw new IllegalArgumentException(
            "expected random access at one of "
                + sampleCount
                + " samples, found code "
                + code
                + " at sample "
                + sample);
      }
      points.add(sample, access((short) code));
    }
    return points.build();
  }

  private static short code(RandomAccess access) {
    return switch (access.type()) {
      case NONE -> CODE_NONE;
      case SYNC -> CODE_SYNC;
      case OPEN -> CODE_OPEN;
      case GRADUAL -> (short) access.recoverySamples();
    };
  }

  /** Collects points by ascending samples. Not thread-safe. */
  public static final class Builder {

    private static final int[] NO_SAMPLES = {};
    private static final short[] NO_CODES = {};

    private int count;
    private int[] samples = NO_SAMPLES;
    private short[] codes = NO_CODES;

    /**
     * Adds a sample.
     *
     * @param sample above those before
     */
    public Builder add(int sample, RandomAccess access) {
      if (sample < 0 || (count > 0 && sample <= samples[count - 1])) {
        throw new IllegalArgumentException("sample: expected ascending numbers, found " + sample);
      }
      if (count == samples.length) {
        int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, count * 3L / 2 + 8);
        samples = Arrays.copyOf(samples, capacity);
        codes = Arrays.copyOf(codes, capacity);
      }
      samples[count] = sample;
      codes[count] = code(access);
      count++;
      return this;
    }

    /** Returns about how much memory it takes by now. */
    public long memoryBytes() {
      return (long) (Integer.BYTES + Short.BYTES) * samples.length;
    }

    /** Returns the points. */
    public RandomAccessPoints build() {
      return new RandomAccessPoints(Arrays.copyOf(samples, count), Arrays.copyOf(codes, count));
    }
  }
}
