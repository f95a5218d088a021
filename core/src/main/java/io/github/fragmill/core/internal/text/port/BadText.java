package io.github.fragmill.core.internal.text.port;

import io.github.fragmill.core.error.MalformedMediaException;

/** Says what is wrong with a text file, and in which line. */
public final class BadText {

  private static final int MAX_CHARACTERS = 60;

  private BadText() {}

  /**
   * @param line from 1
   * @param reason what was expected and what was found
   */
  public static MalformedMediaException at(int line, String reason) {
    return new MalformedMediaException("line " + line, MalformedMediaException.NO_OFFSET, reason);
  }

  /** Returns the beginning of what was found, for a message: what cannot be printed is escaped. */
  public static String quote(String text) {
    String line = text.strip();
    StringBuilder quoted = new StringBuilder("'");
    line.codePoints().limit(MAX_CHARACTERS).forEach(it -> quoted.append(printable(it)));
    boolean isWhole = line.codePointCount(0, line.length()) <= MAX_CHARACTERS;
    return quoted.append(isWhole ? "'" : "...'").toString();
  }

  /** Control characters move cursors and begin lines of logs; format ones turn text around. */
  private static String printable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          String.format("\\u%04x", character);
      default -> Character.toString(character);
    };
  }
}
