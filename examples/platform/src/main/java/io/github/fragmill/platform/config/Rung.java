package io.github.fragmill.platform.config;

/**
 * One quality of a ladder.
 *
 * @param height in pixels, even, 2 to 4320
 * @param videoKilobitsPerSecond the maximum average bit rate of the video, 1 or more
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
