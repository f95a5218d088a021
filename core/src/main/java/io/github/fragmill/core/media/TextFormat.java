package io.github.fragmill.core.media;

import java.util.Objects;
import java.util.Optional;

/**
 * A text track's format. Text is never encrypted: players do not decrypt it, so it stays clear
 * whatever protection a presentation has. Immutable and thread-safe; equal to itself alone.
 */
public final class TextFormat implements TrackFormat {

  private final String codecs;
  private final SampleEntry sampleEntry;

  private TextFormat(String codecs, SampleEntry sampleEntry) {
    this.codecs = Objects.requireNonNull(codecs, "codecs");
    this.sampleEntry = Objects.requireNonNull(sampleEntry, "sampleEntry");
  }

  /**
   * Returns a format.
   *
   * @param codecs the codecs parameter of RFC 6381, {@code wvtt} or {@code stpp} with its profile
   * @param sampleEntry the sample entry as it goes to the output
   */
  public static TextFormat of(String codecs, SampleEntry sampleEntry) {
    return new TextFormat(codecs, sampleEntry);
  }

  @Override
  public TrackType type() {
    return TrackType.TEXT;
  }

  @Override
  public String codecs() {
    return codecs;
  }

  @Override
  public SampleEntry sampleEntry() {
    return sampleEntry;
  }

  /** Returns empty: text is not protected. */
  @Override
  public Optional<ProtectableRangeFinder> protectableRangeFinder() {
    return Optional.empty();
  }

  /** Returns the codecs. */
  @Override
  public String toString() {
    return codecs;
  }
}
