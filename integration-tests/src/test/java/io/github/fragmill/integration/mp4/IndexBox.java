package io.github.fragmill.integration.mp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code sidx} of version 1 (ISO/IEC 14496-12, 8.16.3).
 *
 * @param timeScale ticks in a second
 * @param earliestTicks when the first subsegment begins to be presented
 * @param firstOffsetBytes from the end of the box to the first subsegment
 * @param references one for each subsegment
 */
public record IndexBox(
    long timeScale, long earliestTicks, long firstOffsetBytes, List<Reference> references) {

  /**
   * A subsegment.
   *
   * @param sizeBytes its size
   * @param durationTicks how long it is presented
   * @param startsWithSap whether it starts with a stream access point
   */
  public record Reference(int sizeBytes, long durationTicks, boolean startsWithSap) {}

  private static final int VERSION_1 = 0x0100_0000;

  public static IndexBox of(Box sidx) {
    ByteBuffer fields = sidx.content().duplicate();
    int version = fields.getInt();
    if (version != VERSION_1) {
      throw new IllegalStateException("expected version 1 without flags, found " + version);
    }
    int referenceId = fields.getInt();
    if (referenceId != 1) {
      throw new IllegalStateException("expected reference_ID 1, found " + referenceId);
    }
    long timeScale = Integer.toUnsignedLong(fields.getInt());
    long earliest = fields.getLong();
    long firstOffset = fields.getLong();
    int count = fields.getInt();
    List<Reference> references = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      int size = fields.getInt();
      if (size < 0) {
        throw new IllegalStateException("expected a reference to media, found one to an index");
      }
      references.add(
          new Reference(size, Integer.toUnsignedLong(fields.getInt()), fields.getInt() < 0));
    }
    if (fields.hasRemaining()) {
      throw new IllegalStateException(fields.remaining() + " bytes after the references");
    }
    return new IndexBox(timeScale, earliest, firstOffset, references);
  }
}
