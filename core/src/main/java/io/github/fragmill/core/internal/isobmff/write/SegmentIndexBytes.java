package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.TimeScale;
import java.util.ArrayList;
import java.util.List;
import org.mp4parser.boxes.iso14496.part12.SegmentIndexBox;

/**
 * The segment index of an on-demand file (ISO/IEC 14496-12, 8.16.3): one reference for each
 * segment, in version 1 with 64-bit times.
 */
public final class SegmentIndexBytes {

  /** The count of references has 16 bits. */
  public static final int MAX_REFERENCES = 0xFFFF;

  /** The duration of a reference has 32 bits. */
  public static final long MAX_DURATION_TICKS = 0xFFFF_FFFFL;

  /** The time from the beginning of a reference to its stream access point has 28 bits. */
  public static final long MAX_SAP_DELTA_TICKS = 0x0FFF_FFFFL;

  private static final int FIXED_BYTES = 8 + 4 + 4 + 4 + 8 + 8 + 2 + 2;
  private static final int REFERENCE_BYTES = 12;

  private SegmentIndexBytes() {}

  /** Returns the size of the box, which depends on nothing but the number of segments. */
  public static int sizeBytes(int segmentCount) {
    return FIXED_BYTES + REFERENCE_BYTES * segmentCount;
  }

  /**
   * One segment.
   *
   * @param sizeBytes its size, below 2^31
   * @param durationTicks how long it is presented, below 2^32
   * @param sapType how decoding begins there (ISO/IEC 14496-12, I.3): 1 to 6, or 0 when it cannot
   * @param sapDeltaTicks how long after its beginning all is right, 0 to {@link
   *     #MAX_SAP_DELTA_TICKS}
   */
  public record Reference(int sizeBytes, long durationTicks, int sapType, long sapDeltaTicks) {}

  /**
   * Returns the box.
   *
   * @param earliestTicks when the first segment begins to be presented
   * @param references at most {@link #MAX_REFERENCES}
   */
  public static byte[] of(TimeScale timeScale, long earliestTicks, List<Reference> references) {
    List<SegmentIndexBox.Entry> entries = new ArrayList<>(references.size());
    for (Reference reference : references) {
      entries.add(
          new SegmentIndexBox.Entry(
              /* referenceType= */ 0,
              reference.sizeBytes(),
              reference.durationTicks(),
              /* startsWithSap= */ reference.sapType() != 0,
              reference.sapType(),
              Math.toIntExact(reference.sapDeltaTicks())));
    }
    SegmentIndexBox sidx = new SegmentIndexBox();
    sidx.setVersion(1);
    sidx.setReferenceId(CmafHeader.TRACK_ID);
    sidx.setTimeScale(timeScale.ticksPerSecond());
    sidx.setEarliestPresentationTime(earliestTicks);
    sidx.setFirstOffset(0);
    sidx.setEntries(entries);
    return BoxBytes.of(sidx);
  }
}
