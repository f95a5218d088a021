package io.github.fragmill.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code --pattern} says: encrypted blocks, and clear ones behind them. */
record BlockCounts(int crypt, int skip) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,2}):([0-9]{1,2})");

  static BlockCounts parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException("--pattern: expected CRYPT:SKIP, for example 1:9, found " + text);
    }
    return new BlockCounts(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }
}
