package io.github.fragmill.platform.config;

/**
 * One quality of a ladder.
 *
 * @param height lines of the picture, even, 2 to 4320
 * @param videoKilobitsPerSecond what the pictures take at most on average, 1 or more
 */
public record Rung(int height, int videoKilobitsPerSecond) {

  public Rung {
    if (height < 2 || height > 4320 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "height: expected an even number from 2 to 4320, found " + height);
    }
    if (videoKilobitsPerSecond < 1) {
      throw new IllegalArgumentException(
          "videoKilobitsPerSecond: expected 1 or more, found " + videoKilobitsPerSecond);
    }
  }
}
