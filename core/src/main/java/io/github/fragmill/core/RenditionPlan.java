package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.run.SizedRendition;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One rendition of a plan: a track, its segments, and its encryption. Immutable and thread-safe.
 */
public final class RenditionPlan {

  private final PlannedRendition plan;
  private volatile @Nullable SizedRendition singleFile;

  RenditionPlan(PlannedRendition plan) {
    this.plan = plan;
  }

  PlannedRendition planned() {
    return plan;
  }

  /**
   * Returns the id, as the manifest gives it: for example {@code video-1080} or {@code audio-en}.
   */
  public String id() {
    return plan.id();
  }

  /** Returns the source that its media comes from. */
  public Source source() {
    return plan.source().source();
  }

  /**
   * Returns the track as it is packaged: of the source's samples those that are presented, and
   * those that must be decoded for them; its time scale may be a multiple of the source's.
   */
  public Track track() {
    return plan.track();
  }

  /** Returns what viewers choose it by; all renditions of a switching set have the same. */
  public TrackAttributes attributes() {
    return plan.attributes();
  }

  /** Returns which samples form which segment. */
  public SegmentBoundaries boundaries() {
    return plan.boundaries();
  }

  /** Returns how the track is encrypted, or empty when it stays clear. Holds no key. */
  public Optional<RenditionProtection> protection() {
    return plan.announcedProtection();
  }

  /** Returns the number of segments, at least 1. */
  public int segmentCount() {
    return plan.segmentCount();
  }

  /** Returns the CMAF header (the init segment), as a new array. Reads no media. */
  public byte[] header() {
    return plan.fragments().header();
  }

  /**
   * Returns what of a single file ({@link Layout#SINGLE_FILE}) is before its segments, the CMAF
   * header and the segment index ({@code sidx}), as a new array. Reads no media.
   *
   * @throws IllegalStateException when the plan has another layout, or no {@linkplain
   *     PackagingPlan#withIndex index}
   */
  public byte[] singleFileHead() {
    return singleFile().head();
  }

  /**
   * Returns where a segment begins in a single file, in bytes from the file's start.
   *
   * @param segment its index, from 0; {@link #segmentCount()} for the end of the file
   * @throws IllegalStateException when the plan has another layout, or no {@linkplain
   *     PackagingPlan#withIndex index}
   * @throws IndexOutOfBoundsException when there is no such segment
   */
  public long segmentOffsetBytes(int segment) {
    SizedRendition file = singleFile();
    Objects.checkIndex(segment, segmentCount() + 1);
    return file.headBytes()
        + (segment == segmentCount()
            ? file.sizes().totalBytes()
            : file.sizes().startBytes(segment));
  }

  /**
   * Returns the segment that holds a byte of a single file, in O(log n).
   *
   * @param positionBytes from the file's start, 0 or more
   * @return the segment's index, from 0; empty for what is before the segments
   * @throws IllegalStateException when the plan has another layout, or no {@linkplain
   *     PackagingPlan#withIndex index}
   * @throws IndexOutOfBoundsException when the position is negative, or the file ends before it
   */
  public OptionalInt segmentAt(long positionBytes) {
    SizedRendition file = singleFile();
    long headBytes = file.headBytes();
    Objects.checkIndex(positionBytes, headBytes + file.sizes().totalBytes());
    return positionBytes < headBytes
        ? OptionalInt.empty()
        : OptionalInt.of(file.sizes().segmentAt(positionBytes - headBytes));
  }

  /** Makes its header once: it takes longer than to find a segment. */
  private SizedRendition singleFile() {
    SizedRendition known = singleFile;
    if (known != null) {
      return known;
    }
    if (plan.files().layout() != Layout.SINGLE_FILE || plan.sizes().isEmpty()) {
      throw new IllegalStateException(
          "expected a plan of single files that has an index, found "
              + plan.files().layout()
              + (plan.sizes().isEmpty() ? " without one" : ""));
    }
    known = new SizedRendition(plan);
    singleFile = known;
    return known;
  }

  /**
   * Opens the samples, which the caller closes: at the offsets that the track gives, also where
   * they were made of a text or added.
   *
   * @throws FragmillException when the source cannot be read, or has changed
   */
  public SourceReader openSamples() throws FragmillException {
    return plan.source().open();
  }

  /** Returns the id and the number of segments. */
  @Override
  public String toString() {
    return id() + ", " + segmentCount() + " segments";
  }
}
