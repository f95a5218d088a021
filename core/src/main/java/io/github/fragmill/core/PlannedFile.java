package io.github.fragmill.core;

import io.github.fragmill.core.internal.plan.MediaFile;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.SidecarText;
import io.github.fragmill.core.internal.plan.WebVttFiles;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.WebVttRendition;
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
    SIDECAR,
    /** Text of one segment as a WebVTT file, or all of it beside single files. */
    WEBVTT
  }

  private final PresentationPlan presentation;
  private final String name;
  private final Kind kind;
  private final String mimeType;
  private final Optional<MediaFile> media;
  private final Optional<SidecarText> sidecar;
  private final Optional<WebVttFiles.Part> webVtt;

  private PlannedFile(
      PresentationPlan presentation,
      String name,
      Kind kind,
      String mimeType,
      Optional<MediaFile> media,
      Optional<SidecarText> sidecar,
      Optional<WebVttFiles.Part> webVtt) {
    this.presentation = presentation;
    this.name = name;
    this.kind = kind;
    this.mimeType = mimeType;
    this.media = media;
    this.sidecar = sidecar;
    this.webVtt = webVtt;
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
        Optional.empty(),
        Optional.empty());
  }

  static PlannedFile of(PresentationPlan presentation, SidecarText sidecar) {
    return new PlannedFile(
        presentation,
        sidecar.file().fileName(),
        Kind.SIDECAR,
        sidecar.file().mimeType(),
        Optional.empty(),
        Optional.of(sidecar),
        Optional.empty());
  }

  static PlannedFile of(PresentationPlan presentation, WebVttFiles.Part webVtt) {
    return new PlannedFile(
        presentation,
        webVtt.name(),
        Kind.WEBVTT,
        WebVttRendition.MIME_TYPE,
        Optional.empty(),
        Optional.empty(),
        Optional.of(webVtt));
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

  /** Returns the id of its rendition, empty for text that is not in MP4. */
  public Optional<String> renditionId() {
    return media.map(it -> it.rendition().id());
  }

  /** Returns the index of its segment, from 0; empty when it is not a segment. */
  public OptionalInt segmentIndex() {
    return switch (kind) {
      case SEGMENT -> OptionalInt.of(segment());
      case WEBVTT -> OptionalInt.of(webVtt.orElseThrow().segment());
      case HEADER, RENDITION, SIDECAR -> OptionalInt.empty();
    };
  }

  /** Returns when it begins to be presented: for a segment, otherwise zero. */
  public Duration start() {
    return switch (kind) {
      case SEGMENT -> time(rendition().boundaries().startTicks(segment()));
      case WEBVTT -> Duration.ofMillis(webVttTimes().startTicks(webVtt.orElseThrow().segment()));
      case HEADER, RENDITION, SIDECAR -> Duration.ZERO;
    };
  }

  /** Returns how long it is presented: for a segment, otherwise all of the presentation. */
  public Duration duration() {
    return switch (kind) {
      case SEGMENT -> time(rendition().boundaries().durationTicks(segment()));
      case WEBVTT -> Duration.ofMillis(webVttTimes().durationTicks(webVtt.orElseThrow().segment()));
      case HEADER, RENDITION, SIDECAR -> presentation.duration();
    };
  }

  private SegmentTimes webVttTimes() {
    return webVtt.orElseThrow().text().rendition().segments();
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

  /** Returns the content of a file of text. */
  byte[] textContent() {
    return sidecar.map(SidecarText::bytes).orElseGet(() -> webVtt.orElseThrow().bytes());
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
