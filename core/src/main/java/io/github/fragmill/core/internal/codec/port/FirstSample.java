package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;

/** The first sample of a track, for codecs whose configuration does not say everything. */
@FunctionalInterface
public interface FirstSample {

  /**
   * Reads the sample's beginning.
   *
   * @param maxBytes 1 or more
   * @return a new buffer with so many bytes, or all that a shorter sample has
   */
  ByteBuffer head(int maxBytes) throws FragmillException;
}
