package io.github.fragmill.core.internal.isobmff.read;

import java.nio.ByteBuffer;

/**
 * What holds for a sample of a fragment that its run says nothing about (ISO/IEC 14496-12, 8.8.3
 * and 8.8.7).
 *
 * @param descriptionIndex its sample description, 1-based as in the boxes
 * @param durationTicks 0 to 2^32 - 1
 * @param sizeBytes 0 to 2^32 - 1
 * @param flags the sample flags of 8.8.3.1
 */
record SampleDefaults(long descriptionIndex, long durationTicks, long sizeBytes, int flags) {

  private static final int IS_NON_SYNC = 0x1_0000;

  /** Reads the four fields in the order of {@code trex}. */
  static SampleDefaults read(ByteBuffer fields) {
    return new SampleDefaults(
        Integer.toUnsignedLong(fields.getInt()),
        Integer.toUnsignedLong(fields.getInt()),
        Integer.toUnsignedLong(fields.getInt()),
        fields.getInt());
  }

  /** Returns whether sample flags are those of a sync sample. */
  static boolean isSync(int flags) {
    return (flags & IS_NON_SYNC) == 0;
  }
}
