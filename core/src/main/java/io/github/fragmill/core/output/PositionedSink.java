package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A sink that can write at any position, so that an index is written before media that is there
 * already, and several threads fill one file.
 */
public interface PositionedSink extends Sink {

  /**
   * Writes all remaining bytes of {@code source} at a position. May be called from several threads
   * at once for places that do not overlap.
   *
   * @param source its position is moved to its limit
   * @param positionBytes from the start of the file, 0 or more
   * @throws IOException when not all bytes can be written
   */
  void write(ByteBuffer source, long positionBytes) throws IOException;
}
