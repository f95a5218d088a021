package io.github.fragmill.core.presentation;

import java.time.Duration;
import java.util.List;

/**
 * Everything a manifest may know of a packaged title. Immutable.
 *
 * @param duration from time 0 to the end of the longest presented track
 * @param switchingSets groups of renditions between which a player may switch; at least one
 */
public record Presentation(Duration duration, List<SwitchingSet> switchingSets) {

  public Presentation {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration: expected 0 or more, found " + duration);
    }
    switchingSets = List.copyOf(switchingSets);
  }
}
