package io.github.fragmill.core.media;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;

/**
 * Tells which bytes of a sample a codec allows to be encrypted at all: what a decoder must read
 * before it decrypts (length fields, headers, parameter sets) stays clear.
 *
 * <p>One finder serves the samples of one segment in decoding order, because parameter sets sent
 * in-band hold for the samples behind them. Not thread-safe.
 */
@FunctionalInterface
public interface ProtectableRangeFinder {

  /**
   * Adds the protectable ranges of the next sample, first to last.
   *
   * @param sample the sample's bytes between position and limit; neither they nor the position are
   *     changed
   * @param into receives the ranges, with offsets from the sample's start; empty on entry
   * @throws MalformedMediaException when the sample cannot be read
   */
  void find(ByteBuffer sample, ByteRanges into) throws MalformedMediaException;

  /**
   * Tells whether the last sample could not be read for want of something that a sample in front of
   * the segment may have brought, such as a parameter set that was sent once.
   */
  default boolean isLacking() {
    return false;
  }

  /**
   * Takes from a sample in front of the segment what no later one brought.
   *
   * @param earlierSample the sample's bytes between position and limit; neither they nor the
   *     position are changed
   * @throws MalformedMediaException when the sample cannot be read
   */
  default void takeFrom(ByteBuffer earlierSample) throws MalformedMediaException {
    // Most codecs need nothing of what was before.
  }
}
