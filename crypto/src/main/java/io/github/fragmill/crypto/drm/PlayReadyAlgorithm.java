package io.github.fragmill.crypto.drm;

import io.github.fragmill.crypto.drm.PlayReady.HeaderVersion;

/** The algorithms that a PlayReady header can name (ALGID). */
enum PlayReadyAlgorithm {
  AESCTR(HeaderVersion.V4_0),
  AESCBC(HeaderVersion.V4_3);

  private final HeaderVersion firstVersion;

  PlayReadyAlgorithm(HeaderVersion firstVersion) {
    this.firstVersion = firstVersion;
  }

  static PlayReadyAlgorithm of(String scheme) {
    return switch (scheme) {
      case "cenc", "cens" -> AESCTR;
      case "cbc1", "cbcs" -> AESCBC;
      default ->
          throw new IllegalArgumentException(
              "PlayReady: expected cenc, cens, cbc1 or cbcs, found " + scheme);
    };
  }

  /** Returns the first version of the header that knows the algorithm. */
  HeaderVersion firstVersion() {
    return firstVersion;
  }

  /** Tells whether the header has a checksum of the key: for block chaining, none is defined. */
  boolean hasChecksum() {
    return this == AESCTR;
  }
}
