package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.DrmSignal;
import java.util.Optional;

/**
 * A DRM system that players shall find signalled in the manifest or the header. Implementations are
 * immutable and thread-safe, and give equal signals for equal tracks.
 *
 * @see Widevine
 * @see PlayReady
 * @see ClearKey
 * @see RawPssh
 */
@FunctionalInterface
public interface DrmSystem {

  /** Returns what the system's client is told of a track, or empty when it is told nothing. */
  Optional<DrmSignal> signal(DrmTrack track);

  /**
   * Refuses a scheme that the system cannot signal as it is configured. Called before any track is
   * seen; by default, every scheme is good.
   *
   * @param scheme its four-character code
   * @throws IllegalArgumentException when it cannot; names the setting and the scheme
   */
  default void requireScheme(String scheme) {
    // Most systems name key ids and nothing else.
  }

  /**
   * Refuses to name several keys, if the system cannot as it is configured. By default, it can.
   *
   * @throws IllegalArgumentException when it cannot; names the setting
   */
  default void requireSeveralKeys() {
    // Most systems take a list.
  }

  /**
   * Returns this system with its {@code pssh} box in another place than the manifest, where the
   * systems of this package have it. Boxes for one of several keys of a track are in segments.
   */
  default DrmSystem in(PsshPlace place) {
    return new PlacedSystem(this, place);
  }

  /**
   * The common system of W3C: a list of key ids and nothing else, which any client can use that
   * knows where to ask for keys.
   */
  static DrmSystem common() {
    return CommonSystem.INSTANCE;
  }
}
