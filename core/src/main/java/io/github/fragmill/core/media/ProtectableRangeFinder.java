package io.github.fragmill.core.media;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;

/**
 * Finds the bytes of a sample that a codec allows to be encrypted: what a decoder must read before
 * it decrypts (length fields, headers, parameter sets) stays clear (ISO/IEC 23001-7:2023, 9.5 and
 * 10).
 *
 * <p>One finder serves the samples of one segment in decoding order, because parameter sets sent
 * in-band apply to the samples after them. Not thread-safe.
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
   * Returns whether the last sample could not be read because something is missing that a sample
   * before the segment may hold, such as a parameter set that was sent once.
   */
  default boolean needsEarlierSample() {
    return false;
  }

  /**
   * Reads from a sample before the segment what no later sample holds.
   *
   * @param earlierSample the sample's bytes between position and limit; neither they nor the
   *     position are changed
   * @throws MalformedMediaException when the sample cannot be read
   */
  default void readEarlierSample(ByteBuffer earlierSample) throws MalformedMediaException {
    // Most codecs need nothing from earlier samples.
  }
}
