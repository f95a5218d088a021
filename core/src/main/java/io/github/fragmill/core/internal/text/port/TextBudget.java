package io.github.fragmill.core.internal.text.port;

import io.github.fragmill.core.error.LimitExceededException;

/**
 * Counts what samples take, before it is set aside: text that overlaps itself a thousand times
 * would take a thousand times its size.
 */
public final class TextBudget {

  static final long MAX_BYTES = 256L << 20;

  private long bytes;

  /**
   * Notes that so many bytes will be made.
   *
   * @throws LimitExceededException when they are more than any title's text takes
   */
  public void spend(long count) throws LimitExceededException {
    bytes += count;
    if (bytes > MAX_BYTES) {
      throw new LimitExceededException(
          "its samples take more than "
              + MAX_BYTES
              + " bytes: too many cues overlap, or segments are too short");
    }
  }
}
