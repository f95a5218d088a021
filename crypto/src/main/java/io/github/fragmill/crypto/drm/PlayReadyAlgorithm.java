package io.github.fragmill.crypto.drm;

/** The algorithms that a PlayReady header can name (ALGID). */
enum PlayReadyAlgorithm {
  AESCTR(PlayReadyVersion.V4_0),
  AESCBC(PlayReadyVersion.V4_3);

  private final PlayReadyVersion firstVersion;

  PlayReadyAlgorithm(PlayReadyVersion firstVersion) {
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
  PlayReadyVersion firstVersion() {
    return firstVersion;
  }

  /** Returns whether the header has a checksum of the key: for block chaining, none is defined. */
  boolean hasChecksum() {
    return this == AESCTR;
  }
}
