package io.github.fragmill.core.presentation;

import java.time.Duration;
import java.util.List;

/**
 * Everything a manifest may know of a packaged title. Immutable.
 *
 * @param duration from time 0 to the end of the longest presented track
 * @param switchingSets groups of renditions between which a player may switch; at least one
 * @param sideFiles text that stays a file beside the segments
 */
public record Presentation(
    Duration duration, List<SwitchingSet> switchingSets, List<SidecarFile> sideFiles) {

  public Presentation {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration: expected 0 or more, found " + duration);
    }
    switchingSets = List.copyOf(switchingSets);
    sideFiles = List.copyOf(sideFiles);
  }

  /** Makes a presentation without side files. */
  public Presentation(Duration duration, List<SwitchingSet> switchingSets) {
    this(duration, switchingSets, List.of());
  }
}
