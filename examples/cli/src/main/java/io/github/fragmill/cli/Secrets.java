package io.github.fragmill.cli;

import java.util.regex.Pattern;

/** Keeps keys out of messages, also when a key stands where no key is expected. */
final class Secrets {

  /** Two values of 16 bytes or so, in any of their spellings, with a colon between them. */
  private static final Pattern PAIR = Pattern.compile("([\\w+/=-]{16,}):[\\w+/=-]+");

  private Secrets() {}

  /** Returns the text without what follows the colon in pairs that look like {@code KID:KEY}. */
  static String hide(String text) {
    return PAIR.matcher(text).replaceAll("$1:(hidden)");
  }
}
