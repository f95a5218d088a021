package io.github.fragmill.cli.terminal;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides keys in messages, including keys in unexpected places: the value of a mistyped option, or
 * an argument of its own, which is taken for an input.
 */
public final class Secrets {

  private static final String HIDDEN = "(hidden)";

  /** Two values of about 16 bytes, hexadecimal, UUID or base64, with a colon between them. */
  private static final Pattern PAIR = Pattern.compile("([\\w+/=-]{16,}+):[\\w+/=-]+");

  /** About 16 bytes as hexadecimal digits, a UUID or base64. */
  private static final Pattern ALONE =
      Pattern.compile(
          "(?<![\\w+/.-])(?:[0-9A-Fa-f-]{28,40}|(?=\\S*[A-Z])(?=\\S*[a-z])[\\w+/-]{22}(?:==)?)"
              + "(?![\\w+/.:=-])");

  private final List<String> alone;

  private Secrets(List<String> alone) {
    this.alone = alone;
  }

  /** Finds words that look like keys in the arguments of a command. */
  public static Secrets of(String... args) {
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
   * Hides the second value of every pair that looks like {@code KID:KEY}, and the words of the
   * arguments that look like keys.
   */
  public String hideAll(String text) {
    String hidden = hide(text);
    for (String word : alone) {
      hidden = hidden.replace(word, HIDDEN);
    }
    return hidden;
  }

  /** Hides the second value of every pair that looks like {@code KID:KEY}. */
  public static String hide(String text) {
    return PAIR.matcher(text).replaceAll("$1:" + HIDDEN);
  }
}
