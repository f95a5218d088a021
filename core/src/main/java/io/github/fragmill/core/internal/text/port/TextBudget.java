package io.github.fragmill.core.internal.text.port;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.internal.source.MemoryBudget;

/**
 * Counts what samples take, before they are set aside: text that overlaps itself a thousand times
 * would take a thousand times its size. Not thread-safe.
 */
public final class TextBudget {

  /** About what a sample takes beside its bytes. */
  private static final int SAMPLE_BYTES = 64;

  private static final String PLACE =
      "samples of its text (too many cues overlap, or segments are too short)";

  private final MemoryBudget.Part memory;

  public TextBudget(MemoryBudget.Part memory) {
    this.memory = memory;
  }

  /**
   * Notes that a sample will be made.
   *
   * @throws LimitExceededException when all that is kept takes too much
   */
  public void spendSample() throws LimitExceededException {
    memory.take(SAMPLE_BYTES, PLACE);
  }

  /**
   * Notes that so many bytes of a sample will be made.
   *
   * @throws LimitExceededException when all that is kept takes too much
   */
  public void spend(long count) throws LimitExceededException {
    memory.take(count, PLACE);
  }
}
