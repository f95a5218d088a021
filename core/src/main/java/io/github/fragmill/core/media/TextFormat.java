package io.github.fragmill.core.media;

import java.util.Objects;
import java.util.Optional;

/**
 * A text track's format. Text is never encrypted: players do not decrypt it, so it stays clear
 * whatever protection a title has.
 *
 * @param codecs the codecs parameter of RFC 6381, {@code wvtt} or {@code stpp} with its profile
 * @param sampleEntry the sample entry as it goes to the output
 */
public record TextFormat(String codecs, SampleEntry sampleEntry) implements TrackFormat {

  public TextFormat {
    Objects.requireNonNull(codecs, "codecs");
    Objects.requireNonNull(sampleEntry, "sampleEntry");
  }

  @Override
  public TrackType type() {
    return TrackType.TEXT;
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
