package io.github.fragmill.cli;

import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.Widevine;
import java.util.Locale;

/** The words of {@code --drm}. */
enum Drm {
  COMMON,
  WIDEVINE,
  PLAYREADY;

  DrmSystem system() {
    return switch (this) {
      case COMMON -> DrmSystem.common();
      case WIDEVINE -> Widevine.keyId();
      case PLAYREADY -> PlayReady.keyId();
    };
  }

  /** Returns the word as the command line has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
