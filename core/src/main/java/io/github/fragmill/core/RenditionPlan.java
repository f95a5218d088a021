package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.fragment.TrackFragments;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.segment.SegmentPlan;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Objects;
import java.util.Optional;

/**
 * One rendition of a plan: a track, how it is cut, and how it is encrypted. Immutable and
 * thread-safe.
 */
public final class RenditionPlan {

  private final String id;
  private final Source source;
  private final Track track;
  private final TrackAttributes attributes;
  private final SegmentPlan cuts;
  private final Optional<TrackEncryption> protection;
  private final TrackFragments fragments;

  RenditionPlan(
      String id,
      Source source,
      Track track,
      TrackAttributes attributes,
      SegmentPlan cuts,
      Optional<TrackEncryption> protection,
      TrackFragments fragments) {
    this.id = id;
    this.source = source;
    this.track = track;
    this.attributes = attributes;
    this.cuts = cuts;
    this.protection = protection;
    this.fragments = fragments;
  }

  /**
   * Returns the id, as the manifest gives it: for example {@code video-1080} or {@code audio-en}.
   */
  public String id() {
    return id;
  }

  /** Returns where the media comes from. */
  public Source source() {
    return source instanceof PinnedSource pinned ? pinned.source() : source;
  }

  /** Returns the same source, which opens only while it has not changed. */
  Source plannedSource() {
    return source;
  }

  /**
   * Returns the track as it is packaged: of the source's samples those that are presented, and
   * those that must be decoded for them; its time scale may be a multiple of the source's.
   */
  public Track track() {
    return track;
  }

  /** Returns what viewers choose it by; all renditions of a switching set have the same. */
  public TrackAttributes attributes() {
    return attributes;
  }

  /** Returns which samples form which segment. */
  public SegmentPlan cuts() {
    return cuts;
  }

  /** Returns how the track is encrypted, or empty when it stays clear. */
  public Optional<TrackEncryption> protection() {
    return protection;
  }

  /** Returns the number of segments, at least 1. */
  public int segmentCount() {
    return cuts.count();
  }

  /** Returns the CMAF header (the init segment), as a new array. */
  public byte[] header() {
    return fragments.header();
  }

  /**
   * Returns a segment. Nothing is read until it is asked for its bytes.
   *
   * @param index from 0 to {@link #segmentCount()} - 1
   * @throws IndexOutOfBoundsException when there is no such segment
   */
  public MediaSegment segment(int index) {
    return new MediaSegment(this, Objects.checkIndex(index, segmentCount()));
  }

  TrackFragments fragments() {
    return fragments;
  }

  long segmentSizeBytes(int segment) throws FragmillException {
    try (SourceReader reader = source.open()) {
      return fragments.sizeBytes(segment, reader);
    } catch (FragmillException e) {
      throw Cancellation.NEVER.reason("measuring a segment of " + id, e);
    } catch (IOException e) {
      throw SourceException.of("cannot close " + source.name(), e);
    }
  }

  long writeSegment(int segment, WritableByteChannel channel) throws FragmillException {
    Cancellation.NEVER.check("writing a segment of " + id);
    try (SourceReader reader = source.open();
        Fragment fragment = fragments.fragment(segment, reader)) {
      PinnedSource.requireUnchanged(source, reader);
      write(fragment, channel);
      return fragment.sizeBytes();
    } catch (FragmillException e) {
      throw Cancellation.NEVER.reason("writing a segment of " + id, e);
    } catch (IOException e) {
      throw SourceException.of("cannot close " + source.name(), e);
    }
  }

  private void write(Fragment fragment, WritableByteChannel channel) throws OutputException {
    try {
      fragment.writeTo(channel);
    } catch (IOException e) {
      throw OutputException.of("cannot write a segment of " + id, e);
    }
  }

  /**
   * Writes the CMAF header.
   *
   * @param channel receives the header; stays open
   * @throws FragmillException when the channel fails; {@code PackagingCancelledException} when the
   *     thread was interrupted
   */
  public void writeHeader(WritableByteChannel channel) throws FragmillException {
    try {
      Fragment.writeFully(channel, ByteBuffer.wrap(header()));
    } catch (IOException e) {
      throw Cancellation.NEVER.reason(
          "writing the header of " + id, OutputException.of("cannot write the header of " + id, e));
    }
  }
}
