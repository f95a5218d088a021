package io.github.fragmill.hls;

import java.util.regex.Pattern;

/**
 * The attribute list of a tag (RFC 8216, 4.2). Nothing that is put into it can end a value, the tag
 * or the line. Not thread-safe.
 */
final class Attributes {

  /** Variable references are replaced in quoted strings (rfc8216bis, 4.3). */
  private static final String REFERENCE = "{$";

  private static final Pattern NOT_QUOTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]");
  private static final Pattern ENUMERATED = Pattern.compile("[^\\s,\"]+");

  private final StringBuilder text = new StringBuilder();

  /** Adds a value without quotes: a number, an enumerated string, or a hexadecimal sequence. */
  Attributes add(String name, String value) {
    if (!ENUMERATED.matcher(value).matches()) {
      throw new IllegalArgumentException(name + ": expected a word, found '" + value + "'");
    }
    begin(name).append(value);
    return this;
  }

  /** Adds a number. */
  Attributes add(String name, long value) {
    begin(name).append(value);
    return this;
  }

  /** Adds a text for people: what a quoted string cannot hold is replaced. */
  Attributes text(String name, String value) {
    String safe = NOT_QUOTABLE.matcher(value).replaceAll(" ").replace(REFERENCE, "{ $");
    begin(name).append('"').append(safe.replace('"', '\'')).append('"');
    return this;
  }

  /** Adds a text for programs, which must stay as it is. */
  Attributes quoted(String name, String value) {
    if (value.indexOf('"') >= 0 || NOT_QUOTABLE.matcher(value).find()) {
      throw new IllegalArgumentException(
          name + ": expected a text without quotes and control characters");
    }
    begin(name).append('"').append(value).append('"');
    return this;
  }

  private StringBuilder begin(String name) {
    if (text.length() > 0) {
      text.append(',');
    }
    return text.append(name).append('=');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
