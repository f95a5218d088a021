package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;

/** Lends memory, in a way that suits the caller. */
@FunctionalInterface
public interface Memory {

  /**
   * Lends a buffer, which the caller gives back.
   *
   * @param mediaBytes the media that it will hold
   */
  BufferPool.Lease lend(int mediaBytes) throws FragmillException;
}
