package io.github.fragmill.cli.terminal;

import java.io.PrintWriter;
import java.util.Objects;

/**
 * The output streams of a command, without control characters.
 *
 * @param out results
 * @param err failures, one line each
 */
public record Streams(PrintWriter out, PrintWriter err) {

  public Streams {
    out = PlainWriter.wrap(Objects.requireNonNull(out, "out"));
    err = PlainWriter.wrap(Objects.requireNonNull(err, "err"));
  }

  public void flush() {
    out.flush();
    err.flush();
  }
}
