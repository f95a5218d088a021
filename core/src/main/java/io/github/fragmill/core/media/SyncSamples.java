package io.github.fragmill.core.media;

import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import java.util.Arrays;
import java.util.Objects;

/**
 * How decoding can begin at each sample: one bit for most, and the random access points that one
 * bit cannot describe. Immutable and thread-safe.
 */
final class SyncSamples {

  private static final long[] ALL = {};

  private final int count;

  /** One bit for each sample; empty when all are sync samples. */
  private final long[] bits;

  private final RandomAccessPoints points;

  private SyncSamples(int count, long[] bits, RandomAccessPoints points) {
    long syncCount = 0;
    for (long word : bits) {
      syncCount += Long.bitCount(word);
    }
    this.count = count;
    this.bits = syncCount == count ? ALL : bits;
    this.points = points;
  }

  /** Returns the same, but for some samples. */
  SyncSamples with(RandomAccessPoints changed) {
    Objects.checkIndex(changed.sample(changed.count() - 1), count);
    long[] merged = new long[(count + 63) / Long.SIZE];
    for (int sample = nextSync(0); sample < count; sample = nextSync(sample + 1)) {
      merged[sample / Long.SIZE] |= 1L << sample;
    }
    for (int index = 0; index < changed.count(); index++) {
      int sample = changed.sample(index);
      long bit = 1L << sample;
      if (changed.access(index).isSync()) {
        merged[sample / Long.SIZE] |= bit;
      } else {
        merged[sample / Long.SIZE] &= ~bit;
      }
    }
    return new SyncSamples(count, merged, points.with(changed));
  }

  /** Writes the distances between sync samples, unless all are. */
  void writeTo(PackedWriter into) {
    into.flag(isAllSync());
    if (!isAllSync()) {
      int syncCount = 0;
      for (long word : bits) {
        syncCount += Long.bitCount(word);
      }
      into.count(syncCount);
      int last = 0;
      for (int sample = nextSync(0); sample < count; sample = nextSync(sample + 1)) {
        into.count(sample - last);
        last = sample;
      }
    }
    points.writeTo(into);
  }

  /** Reads what {@link #writeTo} wrote. */
  static SyncSamples read(int count, PackedReader from) {
    long[] bits = ALL;
    if (!from.flag()) {
      bits = new long[(count + 63) / Long.SIZE];
      int syncCount = from.countOfParts();
      int sample = 0;
      for (int index = 0; index < syncCount; index++) {
        sample = Math.addExact(sample, from.count(count));
        if (sample >= count) {
          throw new IllegalArgumentException(
              "expected sync samples among " + count + ", found " + sample);
        }
        bits[sample / Long.SIZE] |= 1L << sample;
      }
    }
    return new SyncSamples(count, bits, RandomAccessPoints.read(count, from));
  }

  RandomAccess randomAccess(int sample) {
    boolean isSync = isSync(sample);
    int point = points.indexOf(sample);
    if (point >= 0) {
      return points.access(point);
    }
    return isSync ? RandomAccess.SYNC : RandomAccess.NONE;
  }

  boolean isSync(int sample) {
    Objects.checkIndex(sample, count);
    return isAllSync() || (bits[sample / Long.SIZE] & 1L << sample) != 0;
  }

  boolean isAllSync() {
    return bits.length == 0;
  }

  int nextSync(int sample) {
    if (isAllSync() || sample >= count) {
      return Math.min(sample, count);
    }
    int word = sample / Long.SIZE;
    long rest = bits[word] & -1L << sample;
    while (rest == 0) {
      if (++word == bits.length) {
        return count;
      }
      rest = bits[word];
    }
    return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
  }

  int nextSegmentStart(int sample) {
    int sync = nextSync(sample);
    if (sync < count || points.count() == 0 || nextSync(1) < count) {
      return sync;
    }
    int point = points.indexFrom(sample);
    return point < points.count() ? points.sample(point) : count;
  }

  /** Collects random access points, sample after sample. */
  static final class Builder {

    private final RandomAccessPoints.Builder points = new RandomAccessPoints.Builder();
    private long[] bits;
    private int count;

    Builder(int capacity) {
      bits = new long[words(capacity)];
    }

    private static int words(int samples) {
      return samples / Long.SIZE + 1;
    }

    /**
     * @param capacity room for this many samples is made when it is needed
     */
    void add(RandomAccess access, int capacity) {
      if (count / Long.SIZE >= bits.length) {
        bits = Arrays.copyOf(bits, words(capacity));
      }
      if (access.isSync()) {
        bits[count / Long.SIZE] |= 1L << count;
      }
      if (!access.isOneBit()) {
        points.add(count, access);
      }
      count++;
    }

    long memoryBytes() {
      return (long) Long.BYTES * bits.length + points.memoryBytes();
    }

    SyncSamples build() {
      return new SyncSamples(count, Arrays.copyOf(bits, (count + 63) / Long.SIZE), points.build());
    }
  }
}
