package io.github.fragmill.core.internal.text.webvtt;

/**
 * A cue (W3C WebVTT, 3.1).
 *
 * @param startTicks when it appears, in milliseconds
 * @param endTicks when it disappears, after {@code startTicks}
 * @param id its identifier, or empty
 * @param settings where and how it is shown, as the file has it, or empty
 * @param payload its text, with WebVTT's tags, lines parted by LF
 */
public record WebVttCue(
    long startTicks, long endTicks, String id, String settings, String payload) {

  public WebVttCue {
    if (startTicks < 0 || endTicks <= startTicks) {
      throw new IllegalArgumentException(
          "expected an end after the start, found " + startTicks + " to " + endTicks);
    }
  }
}
