package io.github.fragmill.core.internal.destination;

import io.github.fragmill.core.internal.fragment.Fragment;
import java.io.Closeable;
import java.io.IOException;

/**
 * Where the segments of one rendition go. Several threads bring segments; each first reserves the
 * place of its segment, and then writes there.
 *
 * <p>Thread-safe, provided that segments are begun in ascending order.
 */
public interface RenditionTarget extends Closeable {

  /**
   * Reserves the place of a segment. May wait for the segment before.
   *
   * @return the place, for {@link #write}
   */
  long reserve(int segment, long sizeBytes);

  /** Writes a segment to its place. */
  void write(int segment, long place, Fragment fragment) throws IOException;

  /** Completes the rendition, after all segments. Called from one thread. */
  void complete() throws IOException;

  /** Lets go all threads that wait, because the run has failed. */
  void cancel();
}
