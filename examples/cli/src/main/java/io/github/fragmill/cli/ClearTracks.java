package io.github.fragmill.cli;

import io.github.fragmill.core.media.TrackSelector;
import java.util.Locale;

/** The words of {@code --clear}: what is left as it is while the rest is encrypted. */
enum ClearTracks {
  AUDIO,
  VIDEO;

  /** Chooses the tracks that are encrypted nevertheless. */
  TrackSelector encrypted() {
    return switch (this) {
      case AUDIO -> TrackSelector.video();
      case VIDEO -> TrackSelector.audio();
    };
  }

  /** Returns the word as the command line has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
