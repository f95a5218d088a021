package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import java.util.List;

/** A few samples of a track, far from each other, for what no header says. */
@FunctionalInterface
public interface SampleHeads {

  /** For tracks whose samples are not to be read. */
  SampleHeads NONE = maxBytes -> List.of();

  /**
   * Reads the samples' beginnings, with one small read each.
   *
   * @param maxBytes 1 or more
   * @return new buffers with so many bytes, or all that a shorter sample has
   * @throws FragmillException when the source fails
   */
  List<ByteBuffer> read(int maxBytes) throws FragmillException;
}
