package io.github.fragmill.core.output;

import java.io.Closeable;
import java.io.IOException;

/**
 * Port: one run's writes. Either {@link #commit()} makes all of them visible, or {@link #close()}
 * discards them.
 *
 * <p>{@link #create} may be called from several threads at once; {@link #commit} and {@link #close}
 * come last, from one thread.
 */
public interface OutputTransaction extends Closeable {

  /**
   * Creates a file.
   *
   * @param name a relative path with {@code /} between its parts; no part is empty, {@code .} or
   *     {@code ..}; every name is created once
   * @return the open file; the caller closes it
   * @throws IOException when it cannot be created
   */
  Sink create(String name) throws IOException;

  /**
   * Completes the run: all committed sinks become visible.
   *
   * @throws IOException when they cannot; {@link #close()} then discards them
   */
  void commit() throws IOException;

  /** Ends the run. Without a commit before, discards everything it wrote. */
  @Override
  void close() throws IOException;
}
