package io.github.fragmill.core.presentation;

/**
 * Marks a switching set for trick play: it holds the sync samples of another set, and nothing else.
 * Immutable.
 *
 * @param mainSet the index of the switching set that the samples are from, from 0
 * @param maxPlayoutRate the highest multiple of normal speed at which a decoder still shows no more
 *     frames in a second than the other set has; 1 or more
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
