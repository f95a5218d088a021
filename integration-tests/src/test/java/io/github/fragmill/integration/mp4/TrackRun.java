package io.github.fragmill.integration.mp4;

import java.nio.ByteBuffer;

/**
 * The samples of the only {@code trun} of a fragment (ISO/IEC 14496-12, 8.8.8), with the defaults
 * of its {@code tfhd} (8.8.7).
 *
 * @param dataOffsetBytes where the samples begin, from the start of {@code moof}
 * @param sizesBytes the sizes of the samples
 * @param startsWithSync whether decoding can begin at the first one
 * @param durationTicks the sum of their durations
 * @param compositionStartTicks when the first one is composed, from the fragment's decode time
 * @param compositionEndTicks when the last one ends, from the fragment's decode time
 */
public record TrackRun(
    int dataOffsetBytes,
    ByteBuffer sizesBytes,
    boolean startsWithSync,
    long durationTicks,
    long compositionStartTicks,
    long compositionEndTicks) {

  private static final int DATA_OFFSET = 0x1;
  private static final int FIRST_SAMPLE_FLAGS = 0x4;
  private static final int DURATION = 0x100;
  private static final int SIZE = 0x200;
  private static final int FLAGS = 0x400;
  private static final int COMPOSITION_OFFSET = 0x800;

  /** A bit of the flags of a sample (8.8.3). */
  private static final int NON_SYNC_SAMPLE = 0x1_0000;

  public static TrackRun of(Box moof) {
    Defaults defaults = Defaults.of(moof.only("tfhd"));
    ByteBuffer trun = moof.only("trun").content().duplicate();
    int flags = trun.getInt();
    int count = trun.getInt();
    if ((flags & DATA_OFFSET) == 0) {
      throw new IllegalStateException("no data_offset in trun");
    }
    int dataOffset = trun.getInt();
    int firstFlags = (flags & FIRST_SAMPLE_FLAGS) != 0 ? trun.getInt() : defaults.sampleFlags;
    ByteBuffer sizes = ByteBuffer.allocate(count * Integer.BYTES);
    long decode = 0;
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (int index = 0; index < count; index++) {
      int duration = (flags & DURATION) != 0 ? trun.getInt() : defaults.durationTicks;
      sizes.putInt((flags & SIZE) != 0 ? trun.getInt() : defaults.sizeBytes);
      int sampleFlags = (flags & FLAGS) != 0 ? trun.getInt() : firstFlags;
      firstFlags = index == 0 ? sampleFlags : firstFlags;
      long composition = decode + ((flags & COMPOSITION_OFFSET) != 0 ? trun.getInt() : 0);
      start = Math.min(start, composition);
      end = Math.max(end, composition + duration);
      decode += duration;
    }
    boolean isSync = (firstFlags & NON_SYNC_SAMPLE) == 0;
    return new TrackRun(dataOffset, sizes.flip(), isSync, decode, start, end);
  }

  private static void skip(ByteBuffer trun, int flags, int flag) {
    if ((flags & flag) != 0) {
      trun.getInt();
    }
  }

  public int count() {
    return sizesBytes.limit() / Integer.BYTES;
  }

  public int sizeBytes(int sample) {
    return sizesBytes.getInt(sample * Integer.BYTES);
  }

  public long totalBytes() {
    long total = 0;
    for (int sample = 0; sample < count(); sample++) {
      total += sizeBytes(sample);
    }
    return total;
  }

  /** What holds for samples that say nothing else. */
  private record Defaults(int durationTicks, int sizeBytes, int sampleFlags) {

    static Defaults of(Box tfhd) {
      ByteBuffer fields = tfhd.content().duplicate();
      int flags = fields.getInt();
      int trackId = fields.getInt();
      if ((flags & 0x1) != 0 || trackId < 1) {
        throw new IllegalStateException("tfhd: base data offset, or track ID " + trackId);
      }
      skip(fields, flags, /* sample_description_index */ 0x2);
      int duration = (flags & 0x8) != 0 ? fields.getInt() : 0;
      int size = (flags & 0x10) != 0 ? fields.getInt() : 0;
      int sampleFlags = (flags & 0x20) != 0 ? fields.getInt() : 0;
      return new Defaults(duration, size, sampleFlags);
    }
  }
}
