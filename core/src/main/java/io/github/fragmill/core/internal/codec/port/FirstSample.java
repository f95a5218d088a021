package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
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

  /** Returns whether it can be read before there are keys. */
  default boolean isClear() {
    return true;
  }

  /** Returns the first sample of an encrypted track, which cannot be read. */
  static FirstSample encrypted() {
    return new FirstSample() {
      @Override
      public ByteBuffer head(int maxBytes) throws UnsupportedMediaException {
        throw new UnsupportedMediaException(
            "what it is must be read from its first sample, which is encrypted");
      }

      @Override
      public boolean isClear() {
        return false;
      }
    };
  }
}
