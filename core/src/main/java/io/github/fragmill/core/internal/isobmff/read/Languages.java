package io.github.fragmill.core.internal.isobmff.read;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Converts the languages of media headers to BCP 47 tags. */
final class Languages {

  private static final int FULL_BOX_BYTES = 4;

  /**
   * With so many parts as any tag has: each takes of the matcher's stack, and all become part of a
   * file name.
   */
  private static final Pattern BCP_47 = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,7}");

  private static final Pattern ISO_639 = Pattern.compile("[a-z]{3}");
  private static final Map<String, String> TWO_LETTERS = twoLetterCodes();

  private Languages() {}

  private static Map<String, String> twoLetterCodes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      codes.put(new Locale.Builder().setLanguage(code).build().getISO3Language(), code);
    }
    return codes;
  }

  /** Returns the tag of an {@code elng} box (ISO/IEC 14496-12, 8.4.6), or empty. */
  static Optional<String> fromExtendedLanguage(byte[] content) {
    if (content.length <= FULL_BOX_BYTES) {
      return Optional.empty();
    }
    String text =
        new String(
            content, FULL_BOX_BYTES, content.length - FULL_BOX_BYTES, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    String tag = end < 0 ? text : text.substring(0, end);
    boolean known = BCP_47.matcher(tag).matches() && !tag.equalsIgnoreCase("und");
    return known ? Optional.of(tag) : Optional.empty();
  }

  /**
   * Returns the shortest tag of an ISO 639-2 code, as BCP 47 asks, or empty for {@code und} and for
   * what is no code (QuickTime writes Macintosh numbers there).
   */
  static Optional<String> fromIso639(String code) {
    if (!ISO_639.matcher(code).matches() || code.equals("und")) {
      return Optional.empty();
    }
    return Optional.of(TWO_LETTERS.getOrDefault(code, code));
  }
}
