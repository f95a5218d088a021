package io.github.fragmill.core;

import io.github.fragmill.core.internal.fragment.SegmentStarts;
import io.github.fragmill.core.internal.isobmff.write.SegmentIndex;
import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.presentation.SegmentNaming;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.util.ArrayList;
import java.util.List;

/** A rendition whose segments' sizes are known, or becoming known, one by one. */
final class PackagedRendition {

  private final RenditionPlan plan;
  private final Layout layout;
  private final SegmentNaming naming;
  private final byte[] header;
  private final long[] segmentBytes;

  PackagedRendition(RenditionPlan plan, ManifestWriter manifest) {
    this.plan = plan;
    this.layout = manifest.layout();
    this.naming = manifest.segmentNaming();
    this.header = plan.header();
    this.segmentBytes = new long[plan.segmentCount()];
  }

  RenditionPlan plan() {
    return plan;
  }

  byte[] header() {
    return header;
  }

  /** Notes the size of a segment. Each segment is noted by one thread, and read after all. */
  void measured(int segment, long sizeBytes) {
    segmentBytes[segment] = sizeBytes;
  }

  int indexBytes() {
    return layout == Layout.SINGLE_FILE ? SegmentIndex.sizeBytes(segmentBytes.length) : 0;
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

  long totalBytes() {
    long total = header.length + (long) indexBytes();
    for (long bytes : segmentBytes) {
      total += bytes;
    }
    return total;
  }

  /** Returns what a manifest sees, once all sizes are known. */
  Rendition toRendition() {
    return new Rendition(
        plan.id(),
        plan.track().format(),
        plan.track().frameRate(),
        plan.track().timeScale(),
        new SegmentTimes(
            plan.boundaries().startTicks(), plan.boundaries().endTicks(), segmentBytes),
        addressing(),
        plan.protection().map(it -> new RenditionProtection(it.parameters(), it.drmSignals())),
        plan.fragments().starts().highestSapType());
  }

  /** Returns the names of header and segments that are files. */
  Addressing.SegmentFiles segmentFiles() {
    return RenditionNames.segmentFiles(plan.id(), naming);
  }

  String segmentName(int segment) {
    return segmentFiles().segmentName(segment, plan.boundaries().startTicks(segment));
  }

  private Addressing addressing() {
    return switch (layout) {
      case SINGLE_FILE ->
          new Addressing.SingleFile(
              RenditionNames.fileName(plan.id()), header.length, indexBytes());
      case SEGMENT_FILES -> segmentFiles();
    };
  }

  RenditionResult toResult() {
    return new RenditionResult(
        plan.id(),
        plan.track().format(),
        plan.track().language(),
        plan.track().duration(),
        segmentBytes.length,
        totalBytes(),
        plan.protection().map(it -> it.parameters()));
  }
}
