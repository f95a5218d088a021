package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.SegmentStarts;
import io.github.fragmill.core.internal.isobmff.write.SegmentIndex;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.source.SourceReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A rendition whose segments' sizes are known, or becoming known, one by one. */
public final class SizedRendition {

  private final PlannedRendition plan;
  private final byte[] header;
  private final long[] segmentBytes;

  SizedRendition(PlannedRendition plan) {
    this(plan, plan.fragments().header(), new long[plan.segmentCount()]);
  }

  private SizedRendition(PlannedRendition plan, byte[] header, long[] segmentBytes) {
    this.plan = plan;
    this.header = header;
    this.segmentBytes = segmentBytes;
  }

  /** Returns the same rendition with one size for all segments. */
  SizedRendition withPlaceholderSizes(long sizeBytes) {
    long[] sizes = new long[segmentBytes.length];
    Arrays.fill(sizes, sizeBytes);
    return new SizedRendition(plan, header, sizes);
  }

  /** Returns the rendition. */
  public PlannedRendition plan() {
    return plan;
  }

  byte[] header() {
    return header;
  }

  /** Notes the size of a segment. Each segment is noted by one thread, and read after all. */
  void measured(int segment, long sizeBytes) {
    segmentBytes[segment] = sizeBytes;
  }

  /** Measures all segments, without writing them. */
  void measure(SourceReader reader, BufferPool buffers, Work work) throws FragmillException {
    for (int segment = 0; segment < segmentBytes.length; segment++) {
      work.check();
      measured(segment, plan.fragments().sizeBytes(segment, reader, buffers));
    }
  }

  int indexBytes() {
    return plan.files().layout() == Layout.SINGLE_FILE
        ? SegmentIndex.sizeBytes(segmentBytes.length)
        : 0;
  }

  /** Returns the {@code sidx} box, once all sizes are known. */
  byte[] index() {
    List<SegmentIndex.Reference> references = new ArrayList<>(segmentBytes.length);
    SegmentStarts starts = plan.fragments().starts();
    for (int segment = 0; segment < segmentBytes.length; segment++) {
      boolean hasRoom = starts.sapDeltaTicks(segment) <= SegmentIndex.MAX_SAP_DELTA_TICKS;
      references.add(
          new SegmentIndex.Reference(
              Math.toIntExact(segmentBytes[segment]),
              plan.boundaries().durationTicks(segment),
              hasRoom ? starts.sapType(segment) : 0,
              hasRoom ? starts.sapDeltaTicks(segment) : 0));
    }
    return SegmentIndex.of(plan.track().timeScale(), plan.boundaries().startTicks(0), references);
  }

  /** Returns all bytes of the rendition, once all sizes are known. */
  public long totalBytes() {
    long total = header.length + (long) indexBytes();
    for (long bytes : segmentBytes) {
      total += bytes;
    }
    return total;
  }

  /** Returns what a manifest sees, once all sizes are known. */
  Rendition toRendition() {
    return Rendition.builder(plan.id(), plan.track().format())
        .frameRate(plan.track().frameRate())
        .timeScale(plan.track().timeScale())
        .segments(
            new SegmentTimes(
                plan.boundaries().startTicks(), plan.boundaries().endTicks(), segmentBytes))
        .addressing(plan.files().addressing(header.length, indexBytes()))
        .protection(plan.announcedProtection())
        .sapType(plan.fragments().starts().highestSapType())
        .build();
  }
}
