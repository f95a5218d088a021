package io.github.fragmill.cli;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps keys out of messages, also when a key stands where no key is expected: behind a mistyped
 * option, or by itself, as an input.
 */
final class Secrets {

  private static final String HIDDEN = "(hidden)";

  /** Two values of 16 bytes or so, in any of their spellings, with a colon between them. */
  private static final Pattern PAIR = Pattern.compile("([\\w+/=-]{16,}+):[\\w+/=-]+");

  /** About 16 bytes as hexadecimal digits, with hyphens or without, or as base64. */
  private static final Pattern ALONE =
      Pattern.compile(
          "(?<![\\w+/.-])(?:[0-9A-Fa-f-]{28,40}|(?=\\S*[A-Z])(?=\\S*[a-z])[\\w+/-]{22}(?:==)?)"
              + "(?![\\w+/.:=-])");

  private final List<String> alone;

  private Secrets(List<String> alone) {
    this.alone = alone;
  }

  /** Returns what hides the keys that may be in the arguments of a command. */
  static Secrets of(String... args) {
    Set<String> alone = new LinkedHashSet<>();
    for (String arg : args) {
      Matcher matcher = ALONE.matcher(arg);
      while (matcher.find()) {
        alone.add(matcher.group());
      }
    }
    return new Secrets(
        alone.stream().sorted(Comparator.comparing(String::length).reversed()).toList());
  }

  /**
   * Returns the text without what follows the colon in pairs that look like {@code KID:KEY}, and
   * without words of the arguments that look like a key.
   */
  String hideAll(String text) {
    String hidden = hide(text);
    for (String word : alone) {
      hidden = hidden.replace(word, HIDDEN);
    }
    return hidden;
  }

  /** Returns the text without what follows the colon in pairs that look like {@code KID:KEY}. */
  static String hide(String text) {
    return PAIR.matcher(text).replaceAll("$1:" + HIDDEN);
  }
}
