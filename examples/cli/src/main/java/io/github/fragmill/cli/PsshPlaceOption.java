package io.github.fragmill.cli;

import io.github.fragmill.crypto.drm.PsshPlace;
import java.util.Locale;

/** The words of {@code --pssh-place}. */
enum PsshPlaceOption {
  MANIFEST(PsshPlace.MANIFEST),
  MOOV(PsshPlace.HEADER),
  BOTH(PsshPlace.BOTH);

  private final PsshPlace place;

  PsshPlaceOption(PsshPlace place) {
    this.place = place;
  }

  PsshPlace place() {
    return place;
  }

  /** Returns the word as the command line has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
