package io.github.fragmill.core;

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

  private final String name;
  private final Kind kind;
  private final String mimeType;
  private final PresentationPlan presentation;
  private final Optional<PlannedRendition> rendition;
  private final int segment;
  private final Optional<SidecarText> sidecar;

  private PlannedFile(
      String name,
      Kind kind,
      String mimeType,
      PresentationPlan presentation,
      Optional<PlannedRendition> rendition,
      int segment,
      Optional<SidecarText> sidecar) {
    this.name = name;
    this.kind = kind;
    this.mimeType = mimeType;
    this.presentation = presentation;
    this.rendition = rendition;
    this.segment = segment;
    this.sidecar = sidecar;
  }

  private static PlannedFile of(
      String name,
      Kind kind,
      PresentationPlan presentation,
      PlannedRendition rendition,
      int segment) {
    return new PlannedFile(
        name,
        kind,
        rendition.mimeType(),
        presentation,
        Optional.of(rendition),
        segment,
        Optional.empty());
  }

  static PlannedFile header(PresentationPlan presentation, PlannedRendition rendition) {
    return of(
        rendition.files().headerName(), Kind.HEADER, presentation, rendition, /* segment= */ 0);
  }

  static PlannedFile segment(
      PresentationPlan presentation, PlannedRendition rendition, int segment) {
    return of(rendition.segmentName(segment), Kind.SEGMENT, presentation, rendition, segment);
  }

  static PlannedFile whole(PresentationPlan presentation, PlannedRendition rendition) {
    return of(
        rendition.files().fileName(), Kind.RENDITION, presentation, rendition, /* segment= */ 0);
  }

  static PlannedFile sidecar(PresentationPlan presentation, SidecarText sidecar) {
    return new PlannedFile(
        sidecar.file().fileName(),
        Kind.SIDECAR,
        sidecar.file().mimeType(),
        presentation,
        Optional.empty(),
        /* segment= */ 0,
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
    return rendition.map(PlannedRendition::id);
  }

  /** Returns the index of its segment, from 0; empty when it is not a segment. */
  public OptionalInt segmentIndex() {
    return kind == Kind.SEGMENT ? OptionalInt.of(segment) : OptionalInt.empty();
  }

  /** Returns when it begins to be presented: for a segment, otherwise zero. */
  public Duration start() {
    return rendition
        .filter(it -> kind == Kind.SEGMENT)
        .map(it -> it.track().timeScale().toDuration(it.boundaries().startTicks(segment)))
        .orElse(Duration.ZERO);
  }

  /** Returns how long it is presented: for a segment, otherwise all of the presentation. */
  public Duration duration() {
    return rendition
        .filter(it -> kind == Kind.SEGMENT)
        .map(it -> it.track().timeScale().toDuration(it.boundaries().durationTicks(segment)))
        .orElse(presentation.duration());
  }

  PresentationPlan presentation() {
    return presentation;
  }

  PlannedRendition rendition() {
    return rendition.orElseThrow();
  }

  ByteBuffer sidecarBytes() {
    return ByteBuffer.wrap(sidecar.orElseThrow().bytes()).asReadOnlyBuffer();
  }

  int segment() {
    return segment;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
