package io.github.fragmill.core.internal.isobmff.write;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import org.mp4parser.Box;

/** How a track's language is written: as a code in {@code mdhd}, and whole in {@code elng}. */
final class LanguageFields {

  private static final String UNDETERMINED = "und";
  private static final int FULL_BOX_BYTES = 12;

  private LanguageFields() {}

  /** Returns the code of ISO 639-2 for {@code mdhd}, {@code und} where there is none. */
  static String iso639(Optional<String> tag) {
    return tag.map(LanguageFields::iso639).orElse(UNDETERMINED);
  }

  /**
   * Returns {@code elng} (ISO/IEC 14496-12, 8.4.6), or empty when {@code mdhd} says it all: it
   * cannot express regions, scripts and languages without a code of three letters.
   */
  static Optional<Box> extended(Optional<String> tag) {
    return tag.filter(it -> it.contains("-") || iso639(it).equals(UNDETERMINED))
        .filter(it -> !it.isEmpty() && !it.equalsIgnoreCase(UNDETERMINED))
        .map(LanguageFields::extended);
  }

  private static String iso639(String tag) {
    try {
      String code = Locale.forLanguageTag(tag).getISO3Language();
      return code.length() == 3 ? code : UNDETERMINED;
    } catch (MissingResourceException e) {
      return UNDETERMINED;
    }
  }

  private static Box extended(String tag) {
    byte[] text = tag.getBytes(StandardCharsets.US_ASCII);
    int sizeBytes = FULL_BOX_BYTES + text.length + 1;
    return new RawBox(
        ByteBuffer.allocate(sizeBytes)
            .putInt(sizeBytes)
            .put("elng".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(/* version and flags */ 0)
            .put(text)
            .array());
  }
}
