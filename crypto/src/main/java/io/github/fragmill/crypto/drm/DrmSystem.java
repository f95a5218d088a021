package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.Pssh;

/**
 * A DRM system that players shall find signalled in the header and the manifest. Implementations
 * are immutable and thread-safe, and give equal headers for equal parameters.
 */
@FunctionalInterface
public interface DrmSystem {

  /**
   * Returns the header that tells the system's client how to get the key of a track.
   *
   * @param parameters the scheme and the key id of the track
   */
  Pssh pssh(EncryptionParameters parameters);

  /**
   * The common system of W3C: a list of key ids and nothing else, which ClearKey and any other
   * system can use.
   */
  static DrmSystem common() {
    return CommonSystem.INSTANCE;
  }
}
