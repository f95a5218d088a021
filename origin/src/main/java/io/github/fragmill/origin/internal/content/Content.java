package io.github.fragmill.origin.internal.content;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * The bytes of a file, taken at the pace of whoever reads them. Implementations are thread-safe.
 */
public interface Content extends AutoCloseable {

  /**
   * Some of the bytes.
   *
   * @param sizeBytes of all buffers
   * @param release gives their memory back
   */
  record Part(List<ByteBuffer> buffers, long sizeBytes, Runnable release) {

    public Part {
      buffers = List.copyOf(buffers);
    }
  }

  /** Returns the number of all bytes. */
  long sizeBytes();

  /**
   * Returns the bytes from a position on: what is in memory anyway, or a step.
   *
   * @param from the first byte
   * @param to the one after the last that is wanted, above {@code from}
   * @param stepBytes how much to compute at most
   * @param maxWait how long to wait for memory
   * @throws FragmillException when the source fails, or there is no memory in that time
   */
  Part part(long from, long to, int stepBytes, Duration maxWait) throws FragmillException;

  @Override
  void close();
}
