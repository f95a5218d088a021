package io.github.fragmill.cli;

import io.github.fragmill.dash.DashManifest;
import java.util.Locale;

/** The words of {@code --profile}. */
enum Profile {
  ON_DEMAND,
  LIVE;

  DashManifest manifest() {
    return switch (this) {
      case ON_DEMAND -> DashManifest.onDemand();
      case LIVE -> DashManifest.segmentTemplate();
    };
  }

  /** Returns the word as the command line has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
