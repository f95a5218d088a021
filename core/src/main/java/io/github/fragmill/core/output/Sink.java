package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/**
 * Port: one file being written, from start to end. Closed without {@link #commit()}, it is
 * discarded. Not thread-safe.
 *
 * <p>A sink that can write at any position implements {@link PositionedSink}.
 */
public interface Sink extends WritableByteChannel {

  /**
   * Declares the file complete. Nothing is written after it; {@link #close()} follows.
   *
   * @throws IOException when the file cannot be completed
   */
  void commit() throws IOException;
}
