package io.github.fragmill.cli;

import java.io.PrintWriter;
import java.util.Objects;

/**
 * Where a command prints.
 *
 * @param out results
 * @param err failures, one line each
 */
record Streams(PrintWriter out, PrintWriter err) {

  Streams {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
  }

  void flush() {
    out.flush();
    err.flush();
  }
}
