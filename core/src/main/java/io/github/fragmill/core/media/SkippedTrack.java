package io.github.fragmill.core.media;

/**
 * A track of the source that is not packaged.
 *
 * @param id the track ID of the source
 * @param handler the handler type, for example {@code vide} or {@code meta}
 * @param sampleEntryType the four-character code of its samples, or {@code none}
 * @param cause why it is not packaged, for programs
 * @param reason why it is not packaged, for people
 */
public record SkippedTrack(
    long id, String handler, String sampleEntryType, Cause cause, String reason) {

  /** Why a track is not packaged. */
  public enum Cause {
    /** It holds nothing that is packaged: media of another kind, or of another codec. */
    UNSUPPORTED_TYPE,
    /** It has no samples. */
    EMPTY,
    /** It holds media that is packaged, in a form that is not. */
    UNSUPPORTED_FEATURE
  }

  /** Returns a sentence for a person. */
  @Override
  public String toString() {
    return "track " + id + " (" + handler + ", " + sampleEntryType + ") skipped: " + reason;
  }
}
