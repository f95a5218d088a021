package io.github.fragmill.origin.internal.title;

import io.github.fragmill.core.error.FragmillException;

/** What came of opening a title. Immutable and thread-safe. */
public sealed interface TitleState {

  /** Returns about how many bytes of memory it holds. */
  int weightBytes();

  /** It is open. */
  record Opened(OpenTitle title) implements TitleState {

    @Override
    public int weightBytes() {
      return title.weightBytes();
    }
  }

  /** The catalog has no such title. */
  record Absent() implements TitleState {

    @Override
    public int weightBytes() {
      return SMALL_BYTES;
    }
  }

  /** It cannot be opened. */
  record Failed(FragmillException failure) implements TitleState {

    @Override
    public int weightBytes() {
      return SMALL_BYTES;
    }
  }

  /** A name, a few objects, and a stack trace. */
  int SMALL_BYTES = 4096;
}
