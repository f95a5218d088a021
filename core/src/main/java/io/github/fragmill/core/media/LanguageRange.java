package io.github.fragmill.core.media;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.regex.Pattern;

/**
 * A language and its more precise forms (RFC 4647, 3.3.1). Sources name a language with two letters
 * or with three; both are brought to three.
 */
final class LanguageRange {

  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,7}");

  private final String normalized;

  private LanguageRange(String normalized) {
    this.normalized = normalized;
  }

  static LanguageRange parse(String tag) {
    if (!TAG.matcher(tag).matches()) {
      throw new IllegalArgumentException("language: expected a BCP 47 tag, found '" + tag + "'");
    }
    return new LanguageRange(normalize(tag));
  }

  /** Returns whether a tag names this language or a form of it. */
  boolean includes(String tag) {
    String other = normalize(tag);
    return other.equals(normalized) || other.startsWith(normalized + "-");
  }

  private static String normalize(String tag) {
    String lowerCase = tag.toLowerCase(Locale.ROOT);
    int hyphen = lowerCase.indexOf('-');
    String language = hyphen < 0 ? lowerCase : lowerCase.substring(0, hyphen);
    return threeLetters(language) + lowerCase.substring(language.length());
  }

  private static String threeLetters(String language) {
    try {
      String code = Locale.forLanguageTag(language).getISO3Language();
      return code.isEmpty() ? language : code;
    } catch (MissingResourceException e) {
      return language;
    }
  }
}
