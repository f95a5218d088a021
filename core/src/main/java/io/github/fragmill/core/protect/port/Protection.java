package io.github.fragmill.core.protect.port;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import java.util.List;

/**
 * Port: how a presentation is encrypted. Configuration only, immutable and thread-safe; one
 * protection may serve any number of presentations at once.
 */
public interface Protection {

  /**
   * Decides how the tracks of a presentation are encrypted, for all of them at once. What is random
   * (initialization vectors) is drawn here, so another call decides otherwise.
   *
   * @param tracks all audio and video that is packaged, trick play after what it is made of; text
   *     is never encrypted and not among them. May be empty
   * @throws ProtectionMismatchException when nothing was said about a track, which is not clear by
   *     default, or something about tracks that the presentation does not have
   * @throws FragmillException when one of the keys is not available
   */
  ProtectedPresentation protect(List<PresentationTrack> tracks) throws FragmillException;
}
