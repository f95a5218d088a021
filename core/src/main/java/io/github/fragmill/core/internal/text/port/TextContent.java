package io.github.fragmill.core.internal.text.port;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.media.TextFormat;
import java.util.List;

/** The content of a text file. All times are in milliseconds. Immutable and thread-safe. */
public interface TextContent {

  /** Returns what its samples are. */
  TextFormat format();

  /** Returns when its last text disappears, above 0. */
  long endTicks();

  /**
   * Returns samples from time 0 on, one after the other without a gap.
   *
   * @param boundaryTicks times between 0 and the end at which a sample must begin, ascending
   * @param endTicks when the last sample ends, above 0; text after it is left out
   * @param budget what they may take
   * @throws LimitExceededException when they take more
   */
  List<TextSample> samples(List<Long> boundaryTicks, long endTicks, TextBudget budget)
      throws LimitExceededException;
}
