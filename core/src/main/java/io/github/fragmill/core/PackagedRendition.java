package io.github.fragmill.core;

import io.github.fragmill.core.internal.fragment.SegmentStarts;
import io.github.fragmill.core.internal.isobmff.write.SegmentIndex;
import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.TrackProtection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A rendition whose segments' sizes are known, or becoming known, one by one. */
final class PackagedRendition {

  private final RenditionPlan plan;
  private final Layout layout;
  private final byte[] header;
  private final long[] segmentBytes;

  PackagedRendition(RenditionPlan plan, Layout layout) {
    this.plan = plan;
    this.layout = layout;
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
              plan.cuts().durationTicks(segment),
              hasRoom ? starts.sapType(segment) : 0,
              hasRoom ? starts.sapDeltaTicks(segment) : 0));
    }
    return SegmentIndex.of(plan.track().timeScale(), plan.cuts().startTicks(0), references);
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
    return Rendition.builder(plan.id(), plan.track().format())
        .frameRate(plan.track().frameRate())
        .timeScale(plan.track().timeScale())
        .segments(new SegmentTimes(plan.cuts().startTicks(), plan.cuts().endTicks(), segmentBytes))
        .addressing(addressing())
        .protection(plan.protection().map(this::toRenditionProtection))
        .sapType(plan.fragments().starts().highestSapType())
        .build();
  }

  private RenditionProtection toRenditionProtection(TrackProtection protection) {
    List<Optional<KeyId>> keyIds = new ArrayList<>(segmentBytes.length);
    KeyId defaultKeyId = protection.parameters().defaultKeyId();
    for (int segment = 0; segment < segmentBytes.length; segment++) {
      SegmentKey key = protection.segmentKey(plan.cuts().startTicks(segment));
      keyIds.add(key.isClear() ? Optional.empty() : Optional.of(key.keyId().orElse(defaultKeyId)));
    }
    return RenditionProtection.builder(protection.parameters())
        .drmSignals(protection.drmSignals())
        .segmentKeyIds(keyIds)
        .build();
  }

  /** Returns the names of header and segments that are files. */
  Addressing.SegmentFiles segmentFiles() {
    return RenditionNames.segmentFiles(plan.id(), layout);
  }

  String segmentName(int segment) {
    return segmentFiles().segmentName(segment, plan.cuts().startTicks(segment));
  }

  /** Returns the names of all files of the rendition. */
  Stream<String> fileNames() {
    return layout == Layout.SINGLE_FILE
        ? Stream.of(RenditionNames.fileName(plan.id()))
        : Stream.concat(
            Stream.of(segmentFiles().headerName()),
            IntStream.range(0, segmentBytes.length).mapToObj(this::segmentName));
  }

  private Addressing addressing() {
    return layout == Layout.SINGLE_FILE
        ? new Addressing.SingleFile(RenditionNames.fileName(plan.id()), header.length, indexBytes())
        : segmentFiles();
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
