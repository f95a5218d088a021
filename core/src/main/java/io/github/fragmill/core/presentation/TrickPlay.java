package io.github.fragmill.core.presentation;

/**
 * What makes a switching set one for winding: it holds the sync samples of another one alone.
 * Immutable.
 *
 * @param mainSet which of the presentation's switching sets the samples are from, counted from 0
 * @param maxPlayoutRate how many times as fast as usual a decoder may show them, with no more
 *     pictures in a second than the other set has; 1 or more
 */
public record TrickPlay(int mainSet, int maxPlayoutRate) {

  public TrickPlay {
    if (mainSet < 0 || maxPlayoutRate < 1) {
      throw new IllegalArgumentException(
          "expected a set from 0 and a rate from 1 on, found "
              + mainSet
              + " and "
              + maxPlayoutRate);
    }
  }
}
