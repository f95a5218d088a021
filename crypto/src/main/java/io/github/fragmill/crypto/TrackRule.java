package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TrackSelector;

/** What becomes of the tracks that a selector chooses. */
sealed interface TrackRule permits TrackKey, ClearTracks {

  TrackSelector tracks();

  /** Tells whether a title may have no track for it. */
  boolean isOptional();

  /** Returns what messages call it; holds no key. */
  String description();
}
