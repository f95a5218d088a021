package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.SegmentStarts;
import io.github.fragmill.core.internal.fragment.SizeBounds;
import io.github.fragmill.core.internal.isobmff.write.SegmentIndexBytes;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.plan.SegmentSizes;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.source.SourceReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A rendition whose segments' sizes are known, or becoming known, one by one. */
public final class SizedRendition {

  private final PlannedRendition plan;
  private final byte[] header;

  /** 0 as long as nobody has measured a segment. */
  private final long[] segmentBytes;

  /** Makes it of a rendition, with the sizes that it knows. */
  public SizedRendition(PlannedRendition plan) {
    this(
        plan,
        plan.fragments().header(),
        plan.sizes().map(SegmentSizes::toArray).orElseGet(() -> new long[plan.segmentCount()]));
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

  /**
   * Notes the size of a segment. Each segment is noted by one thread, and read after all.
   *
   * @throws SavedDataException when an index says another size
   */
  void measured(int segment, long sizeBytes) throws SavedDataException {
    plan.requireSize(segment, sizeBytes);
    segmentBytes[segment] = sizeBytes;
  }

  /** Returns whether the sizes of all segments are known before any is made. */
  public boolean isMeasured() {
    return plan.sizes().isPresent();
  }

  /** Takes the sizes to be what no segment exceeds, where it takes media to know more. */
  void bound() throws FragmillException {
    System.arraycopy(SizeBounds.of(plan.fragments()), 0, segmentBytes, 0, segmentBytes.length);
  }

  /** Returns the sizes, once all are known. */
  public SegmentSizes sizes() {
    return plan.sizes().orElseGet(() -> SegmentSizes.of(segmentBytes));
  }

  /** Measures all segments that nobody has measured, without writing them. */
  void measure(SourceReader reader, BufferPool buffers, Work work) throws FragmillException {
    for (int segment = 0; segment < segmentBytes.length && !isMeasured(); segment++) {
      work.check();
      measure(segment, reader, buffers);
    }
  }

  /** Measures a segment, without writing it. */
  void measure(int segment, SourceReader reader, BufferPool buffers) throws FragmillException {
    measured(segment, plan.fragments().sizeBytes(segment, reader, buffers));
  }

  int indexBytes() {
    return plan.files().layout() == Layout.SINGLE_FILE
        ? SegmentIndexBytes.sizeBytes(segmentBytes.length)
        : 0;
  }

  /** Returns the {@code sidx} box, once all sizes are known. */
  byte[] index() {
    List<SegmentIndexBytes.Reference> references = new ArrayList<>(segmentBytes.length);
    SegmentStarts starts = plan.fragments().starts();
    for (int segment = 0; segment < segmentBytes.length; segment++) {
      boolean hasRoom = starts.sapDeltaTicks(segment) <= SegmentIndexBytes.MAX_SAP_DELTA_TICKS;
      references.add(
          new SegmentIndexBytes.Reference(
              Math.toIntExact(segmentBytes[segment]),
              plan.boundaries().durationTicks(segment),
              hasRoom ? starts.sapType(segment) : 0,
              hasRoom ? starts.sapDeltaTicks(segment) : 0));
    }
    return SegmentIndexBytes.of(
        plan.track().timeScale(), plan.boundaries().startTicks(0), references);
  }

  /** Returns what of a single file is before its segments, once all sizes are known. */
  public byte[] head() {
    byte[] index = index();
    return ByteBuffer.allocate(header.length + index.length).put(header).put(index).array();
  }

  /**
   * Returns the size of what is before the segments: the header, and the index of a single file.
   */
  public long headBytes() {
    return header.length + (long) indexBytes();
  }

  /** Returns all bytes of the rendition, once all sizes are known. */
  public long totalBytes() {
    long total = headBytes();
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
                plan.boundaries().startTicks(),
                plan.boundaries().endTicks(),
                segmentBytes,
                this::bytesAfterFirstSample))
        .addressing(plan.files().addressing(header.length, indexBytes()))
        .protection(plan.announcedProtection())
        .sapType(plan.fragments().starts().highestSapType())
        .build();
  }

  /** A placeholder is less than the media of a segment. */
  private long bytesAfterFirstSample(int segment) {
    return Math.min(segmentBytes[segment], plan.fragments().bytesAfterFirstSample(segment));
  }
}
