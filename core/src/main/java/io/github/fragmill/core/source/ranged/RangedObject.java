package io.github.fragmill.core.source.ranged;

import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Port: one object on a server that gives any range of its bytes. Each method sends one request and
 * checks the answer ({@link RangeAnswer}); {@link RangedReader} decides which requests, and how
 * often.
 *
 * <p>A failure that another try would not change is thrown as a {@link
 * io.github.fragmill.core.error.FragmillException}: the object is not there, has changed, or access
 * is refused. Any other {@link IOException} may pass: the connection broke, or the server is busy.
 *
 * <p>Implementations are thread-safe, and bound how long they wait for a connection and for bytes.
 */
public interface RangedObject {

  /** Returns the name for messages: without credentials, and without the query of a URL. */
  String name();

  /**
   * Asks for the beginning, and so for what the object is.
   *
   * @param destination gets the first bytes, until it is full or the object ends
   * @return the size and the validator of the object; without a validator only when it is empty
   */
  SourceStamp readFirst(ByteBuffer destination) throws IOException;

  /**
   * Asks for a range of the version of the object that a stamp identifies.
   *
   * @param destination is filled. Bytes that came before a failure are in it, up to its position,
   *     and are not asked for again
   */
  void read(SourceStamp stamp, long positionBytes, ByteBuffer destination) throws IOException;
}
