package io.github.fragmill.crypto;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.PresentationTrack;
import java.util.Collection;
import java.util.List;

/** Where the base of a presentation's initialization vectors comes from. Thread-safe. */
@FunctionalInterface
interface IvBase {

  /**
   * Returns the base.
   *
   * @param tracks of the presentation
   * @param keyIds of its keys
   * @throws SourceException when a source does not say enough of itself
   */
  InitializationVector of(List<PresentationTrack> tracks, Collection<KeyId> keyIds)
      throws SourceException;
}
