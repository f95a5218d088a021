package io.github.fragmill.core.media;

/**
 * A track of the source that is not packaged.
 *
 * @param id the track ID of the source
 * @param handler the handler type, for example {@code vide} or {@code meta}
 * @param sampleEntryType the four-character code of its samples, or {@code none}
 * @param reason why it is not packaged
 */
public record SkippedTrack(long id, String handler, String sampleEntryType, String reason) {

  /** Returns a sentence for a person. */
  @Override
  public String toString() {
    return "track " + id + " (" + handler + ", " + sampleEntryType + ") skipped: " + reason;
  }
}
