package io.github.fragmill.cli;

import java.io.PrintWriter;
import java.util.Objects;

/**
 * Where a command prints. What comes out holds no control characters.
 *
 * @param out results
 * @param err failures, one line each
 */
record Streams(PrintWriter out, PrintWriter err) {

  Streams {
    out = PlainWriter.before(Objects.requireNonNull(out, "out"));
    err = PlainWriter.before(Objects.requireNonNull(err, "err"));
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
