package io.github.fragmill.core.internal.text.port;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.media.Limits;

/**
 * Counts what samples take, before they are set aside: text that overlaps itself a thousand times
 * would take a thousand times its size. Not thread-safe.
 */
public final class TextBudget {

  /** About what a sample takes beside its bytes. */
  private static final int SAMPLE_BYTES = 64;

  private final long maxBytes;
  private long bytes;

  /** Half of what may be kept of a source: while samples become one file, they are there twice. */
  public TextBudget(Limits limits) {
    maxBytes = limits.maxTableBytes() / 2;
  }

  /**
   * Notes that a sample will be made.
   *
   * @throws LimitExceededException when all of them take too much
   */
  public void spendSample() throws LimitExceededException {
    spend(SAMPLE_BYTES);
  }

  /**
   * Notes that so many bytes of a sample will be made.
   *
   * @throws LimitExceededException when all of them take too much
   */
  public void spend(long count) throws LimitExceededException {
    bytes += count;
    if (bytes > maxBytes) {
      throw new LimitExceededException(
          "its samples take more than half of maxTableBytes, "
              + maxBytes
              + " bytes: too many cues overlap, or segments are too short");
    }
  }
}
