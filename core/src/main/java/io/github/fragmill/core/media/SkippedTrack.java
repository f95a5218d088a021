package io.github.fragmill.core.media;

import java.util.Objects;

/** A track of the source that is not packaged. Immutable and thread-safe. */
public final class SkippedTrack {

  private final long id;
  private final String handler;
  private final String sampleEntryType;
  private final Cause cause;
  private final String reason;

  private SkippedTrack(
      long id, String handler, String sampleEntryType, Cause cause, String reason) {
    this.id = id;
    this.handler = Objects.requireNonNull(handler, "handler");
    this.sampleEntryType = Objects.requireNonNull(sampleEntryType, "sampleEntryType");
    this.cause = Objects.requireNonNull(cause, "cause");
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Returns a skipped track.
   *
   * @param id the track ID of the source
   * @param handler the handler type
   * @param sampleEntryType the four-character code of its samples, or {@code none}
   * @param cause why it is not packaged, for programs
   * @param reason why it is not packaged, for people
   */
  public static SkippedTrack of(
      long id, String handler, String sampleEntryType, Cause cause, String reason) {
    return new SkippedTrack(id, handler, sampleEntryType, cause, reason);
  }

  /** Why a track is not packaged. Later versions may add causes. */
  public enum Cause {
    /** It holds nothing that is packaged: media of another kind, or of another codec. */
    UNSUPPORTED_TYPE,
    /** It has no samples. */
    EMPTY,
    /** It holds media that is packaged, in a form that is not. */
    UNSUPPORTED_FEATURE
  }

  /** Returns the track ID of the source. */
  public long id() {
    return id;
  }

  /** Returns the handler type, for example {@code vide} or {@code meta}. */
  public String handler() {
    return handler;
  }

  /** Returns the four-character code of its samples, or {@code none}. */
  public String sampleEntryType() {
    return sampleEntryType;
  }

  /** Returns why it is not packaged, for programs. */
  public Cause cause() {
    return cause;
  }

  /** Returns why it is not packaged, for people. */
  public String reason() {
    return reason;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SkippedTrack it
        && id == it.id
        && cause == it.cause
        && toString().equals(it.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** Returns a sentence for a person. */
  @Override
  public String toString() {
    return "track " + id + " (" + handler + ", " + sampleEntryType + ") skipped: " + reason;
  }
}
