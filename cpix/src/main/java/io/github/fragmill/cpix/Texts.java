package io.github.fragmill.cpix;

/** Text from outside for messages. */
final class Texts {

  private static final int MAX = 100;

  private Texts() {}

  /** Returns the beginning of a text, on one line. */
  static String shorten(String text) {
    StringBuilder shortened = new StringBuilder();
    text.codePoints()
        .filter(it -> !Character.isISOControl(it))
        .limit(MAX)
        .forEach(shortened::appendCodePoint);
    return shortened.toString();
  }
}
