package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.SampleTable;
import java.nio.ByteBuffer;

/**
 * Track run box (ISO/IEC 14496-12, 8.8.8), version 0, written straight from the sample table: a
 * segment has hundreds of samples, and isoparser's box takes an object or two for each.
 *
 * <pre>
 * trun
 *   sample_count            32
 *   data_offset             32
 *   first_sample_flags      32, when only the first sample differs from the others
 *   for each sample
 *     sample_duration       32, unless all have the same
 *     sample_size           32
 *     sample_flags          32, unless all have the same, the first aside
 *     composition offset    32, unless all are 0
 * </pre>
 */
final class TrackRun extends WriteOnlyBox {

  private static final int DATA_OFFSET_PRESENT = 0x1;
  private static final int FIRST_SAMPLE_FLAGS_PRESENT = 0x4;
  private static final int DURATION_PRESENT = 0x100;
  private static final int SIZE_PRESENT = 0x200;
  private static final int FLAGS_PRESENT = 0x400;
  private static final int COMPOSITION_OFFSET_PRESENT = 0x800;

  /** sample_depends_on is 2: on no other sample (8.8.3.1). */
  private static final int SYNC = 0x02000000;

  /** sample_depends_on is 1, and sample_is_non_sync_sample is set. */
  private static final int NO_SYNC = 0x01010000;

  private final SampleTable samples;
  private final int firstSample;
  private final int endSample;
  private final int compositionTicks;
  private int dataOffset;

  /**
   * @param endSample after the last sample, above {@code firstSample}
   * @param compositionTicks added to every composition offset; none is negative then
   */
  TrackRun(SampleTable samples, int firstSample, int endSample, int compositionTicks) {
    super("trun");
    this.samples = samples;
    this.firstSample = firstSample;
    this.endSample = endSample;
    this.compositionTicks = compositionTicks;
    setFlags(fields());
  }

  private int fields() {
    int fields = DATA_OFFSET_PRESENT | SIZE_PRESENT;
    if (!samples.hasOneDuration(firstSample, endSample)) {
      fields |= DURATION_PRESENT;
    }
    if (!hasOneSyncState(firstSample + 1)) {
      fields |= FLAGS_PRESENT;
    } else if (!hasOneSyncState(firstSample)) {
      fields |= FIRST_SAMPLE_FLAGS_PRESENT;
    }
    if (samples.hasCompositionOffsets() || compositionTicks != 0) {
      fields |= COMPOSITION_OFFSET_PRESENT;
    }
    return fields;
  }

  /** Returns whether all samples from {@code first} on are alike in being sync samples. */
  private boolean hasOneSyncState(int first) {
    if (first >= endSample || samples.isAllSync() || samples.nextSync(first) >= endSample) {
      return true;
    }
    for (int sample = first; sample < endSample; sample++) {
      if (!samples.isSync(sample)) {
        return false;
      }
    }
    return true;
  }

  boolean hasSampleDurations() {
    return (getFlags() & DURATION_PRESENT) != 0;
  }

  boolean hasSampleFlags() {
    return (getFlags() & FLAGS_PRESENT) != 0;
  }

  /** Sets where the samples begin, in bytes from the beginning of {@code moof}. */
  void setDataOffset(int bytes) {
    dataOffset = bytes;
  }

  /** Returns how many bytes each sample takes. */
  int bytesOfSample() {
    return Integer.BYTES * Integer.bitCount(getFlags() & ~0xFF);
  }

  @Override
  protected long getContentSize() {
    int fieldsOfRun = 2 + Integer.bitCount(getFlags() & FIRST_SAMPLE_FLAGS_PRESENT);
    return 4 + 4L * fieldsOfRun + (long) bytesOfSample() * (endSample - firstSample);
  }

  @Override
  protected void getContent(ByteBuffer buffer) {
    writeVersionAndFlags(buffer);
    buffer.putInt(endSample - firstSample).putInt(dataOffset);
    if ((getFlags() & FIRST_SAMPLE_FLAGS_PRESENT) != 0) {
      buffer.putInt(flags(samples, firstSample));
    }
    for (int sample = firstSample; sample < endSample; sample++) {
      putSample(sample, buffer);
    }
  }

  private void putSample(int sample, ByteBuffer buffer) {
    if (hasSampleDurations()) {
      buffer.putInt(samples.durationTicks(sample));
    }
    buffer.putInt(samples.sizeBytes(sample));
    if (hasSampleFlags()) {
      buffer.putInt(flags(samples, sample));
    }
    if ((getFlags() & COMPOSITION_OFFSET_PRESENT) != 0) {
      buffer.putInt(Math.addExact(samples.compositionOffsetTicks(sample), compositionTicks));
    }
  }

  /** Returns sample flags (ISO/IEC 14496-12, 8.8.3.1): a sync sample depends on no other. */
  static int flags(SampleTable samples, int sample) {
    return samples.isSync(sample) ? SYNC : NO_SYNC;
  }
}
