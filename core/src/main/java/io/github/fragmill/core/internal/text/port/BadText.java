package io.github.fragmill.core.internal.text.port;

import io.github.fragmill.core.error.MalformedMediaException;

/** Says what is wrong with a text file, and in which line. */
public final class BadText {

  private BadText() {}

  /**
   * @param line from 1
   * @param reason what was expected and what was found
   */
  public static MalformedMediaException at(int line, String reason) {
    return new MalformedMediaException("line " + line, MalformedMediaException.NO_OFFSET, reason);
  }

  /** Returns the beginning of what was found, for a message. */
  public static String quote(String text) {
    String line = text.strip();
    return "'" + (line.length() > 60 ? line.substring(0, 60) + "..." : line) + "'";
  }
}
