package io.github.fragmill.crypto.drm;

/** A version of the PlayReady header, which decides how old a client may be. */
public enum PlayReadyVersion {
  /** For all clients; counter mode only. */
  V4_0("4.0.0.0"),

  /** For clients of PlayReady 2 and newer; counter mode only. */
  V4_1("4.1.0.0"),

  /** For clients of PlayReady 3 and newer; counter mode only. */
  V4_2("4.2.0.0"),

  /** For clients of PlayReady 4 and newer; the only one that knows block chaining. */
  V4_3("4.3.0.0");

  private final String text;

  PlayReadyVersion(String text) {
    this.text = text;
  }

  /** Returns the version as the header writes it. */
  String text() {
    return text;
  }
}
