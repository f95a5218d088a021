package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.util.Optional;

/**
 * One rendition of a plan: a track, its segments, and its encryption. Immutable and thread-safe.
 */
public final class RenditionPlan {

  private final PlannedRendition plan;

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
