package io.github.fragmill.core;

import io.github.fragmill.core.internal.plan.MediaFile;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.SidecarText;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One file of a plan, by the name that manifests refer to it with: a header, a segment, all of a
 * rendition, or sidecar text. A {@link PackagingEngine} gives its bytes, any number of times, and
 * always the same. Immutable and thread-safe.
 */
public final class PlannedFile {

  /** What a file holds. More kinds may be added. */
  public enum Kind {
    /** The CMAF header of a rendition: its init segment. */
    HEADER,
    /** One media segment. */
    SEGMENT,
    /** A whole rendition: header, index and all segments. */
    RENDITION,
    /** Text that stays a file. */
    SIDECAR
  }

  private final PresentationPlan presentation;
  private final String name;
  private final Kind kind;
  private final String mimeType;
  private final Optional<MediaFile> media;
  private final Optional<SidecarText> sidecar;

  private PlannedFile(
      PresentationPlan presentation,
      String name,
      Kind kind,
      String mimeType,
      Optional<MediaFile> media,
      Optional<SidecarText> sidecar) {
    this.presentation = presentation;
    this.name = name;
    this.kind = kind;
    this.mimeType = mimeType;
    this.media = media;
    this.sidecar = sidecar;
  }

  static PlannedFile of(PresentationPlan presentation, MediaFile media) {
    Kind kind =
        switch (media.part()) {
          case HEADER -> Kind.HEADER;
          case SEGMENT -> Kind.SEGMENT;
          case WHOLE -> Kind.RENDITION;
        };
    return new PlannedFile(
        presentation,
        media.name(),
        kind,
        media.rendition().track().format().type().mp4MimeType(),
        Optional.of(media),
        Optional.empty());
  }

  static PlannedFile of(PresentationPlan presentation, SidecarText sidecar) {
    return new PlannedFile(
        presentation,
        sidecar.file().fileName(),
        Kind.SIDECAR,
        sidecar.file().mimeType(),
        Optional.empty(),
        Optional.of(sidecar));
  }

  /** Returns the name: a relative path with {@code /}. */
  public String name() {
    return name;
  }

  /** Returns what the file holds. */
  public Kind kind() {
    return kind;
  }

  /** Returns the media type, for example {@code video/mp4}. */
  public String mimeType() {
    return mimeType;
  }

  /** Returns the id of its rendition, empty for sidecar text. */
  public Optional<String> renditionId() {
    return media.map(it -> it.rendition().id());
  }

  /** Returns the index of its segment, from 0; empty when it is not a segment. */
  public OptionalInt segmentIndex() {
    return kind == Kind.SEGMENT
        ? OptionalInt.of(media.orElseThrow().segment())
        : OptionalInt.empty();
  }

  /** Returns when it begins to be presented: for a segment, otherwise zero. */
  public Duration start() {
    return kind == Kind.SEGMENT
        ? time(rendition().boundaries().startTicks(segment()))
        : Duration.ZERO;
  }

  /** Returns how long it is presented: for a segment, otherwise all of the presentation. */
  public Duration duration() {
    return kind == Kind.SEGMENT
        ? time(rendition().boundaries().durationTicks(segment()))
        : presentation.duration();
  }

  private Duration time(long ticks) {
    return rendition().track().timeScale().toDuration(ticks);
  }

  PlannedRendition rendition() {
    return media.orElseThrow().rendition();
  }

  int segment() {
    return media.orElseThrow().segment();
  }

  ByteBuffer sidecarBytes() {
    return ByteBuffer.wrap(sidecarContent()).asReadOnlyBuffer();
  }

  byte[] sidecarContent() {
    return sidecar.orElseThrow().bytes();
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
