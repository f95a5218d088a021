package io.github.fragmill.core.media;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the closed captions inside video samples: a channel of ANSI/CTA-608 or a service of
 * ANSI/CTA-708. Immutable.
 *
 * @param standard which of the two
 * @param number the channel, 1 to 4, or the service, 1 to 63
 * @param language a BCP 47 tag of a language that ISO 639-2 has a code for, or empty when it is not
 *     known
 */
public record CaptionService(Standard standard, int number, Optional<String> language) {

  /** What captions are written in. */
  public enum Standard {
    /** Line 21 data: channels {@code CC1} to {@code CC4}. */
    CEA_608("CC", 4),
    /** Digital captions: services {@code SERVICE1} to {@code SERVICE63}. */
    CEA_708("SERVICE", 63);

    private final String prefix;
    private final int maxNumber;

    Standard(String prefix, int maxNumber) {
      this.prefix = prefix;
      this.maxNumber = maxNumber;
    }
  }

  private static final Pattern TEXT =
      Pattern.compile("(CC|SERVICE)([1-9][0-9]?)(?:=(.*))?", Pattern.DOTALL);

  public CaptionService {
    Objects.requireNonNull(standard, "standard");
    if (number < 1 || number > standard.maxNumber) {
      throw new IllegalArgumentException(
          "captions: expected "
              + standard.prefix
              + "1 to "
              + standard.prefix
              + standard.maxNumber
              + ", found "
              + standard.prefix
              + number);
    }
    language.ifPresent(CaptionService::requireCode);
  }

  private static void requireCode(String tag) {
    LanguageRange.parse(tag);
    if (threeLetters(tag).isEmpty()) {
      throw new IllegalArgumentException(
          "language: expected one with a code of three letters (ISO 639-2), found '" + tag + "'");
    }
  }

  /**
   * Returns a channel of CEA-608 in a language that is not known.
   *
   * @param channel 1 to 4
   */
  public static CaptionService cea608(int channel) {
    return new CaptionService(Standard.CEA_608, channel, Optional.empty());
  }

  /**
   * Returns a service of CEA-708 in a language that is not known.
   *
   * @param service 1 to 63
   */
  public static CaptionService cea708(int service) {
    return new CaptionService(Standard.CEA_708, service, Optional.empty());
  }

  /**
   * Reads the form of {@link #toString}: {@code CC1=eng}, {@code CC3=es}, {@code SERVICE1=en}, or
   * without a language {@code CC1}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static CaptionService parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "captions: expected CC1 to CC4 or SERVICE1 to SERVICE63 and a language, such as CC1=eng;"
              + " found '"
              + text
              + "'");
    }
    return new CaptionService(
        matcher.group(1).equals(Standard.CEA_608.prefix) ? Standard.CEA_608 : Standard.CEA_708,
        Integer.parseInt(matcher.group(2)),
        Optional.ofNullable(matcher.group(3)));
  }

  /** Returns whether both are the same channel or service, in any language. */
  public boolean isSameServiceAs(CaptionService other) {
    return standard == other.standard && number == other.number;
  }

  /**
   * Returns the code of ISO 639-2 of the language, {@code und} when it is not known. Where there
   * are two, it is the terminological one: {@code deu}, not {@code ger}.
   */
  public String languageCode() {
    return language.map(CaptionService::threeLetters).orElse("und");
  }

  private static String threeLetters(String tag) {
    try {
      String code = Locale.forLanguageTag(tag).getISO3Language();
      return code.length() == 3 ? code : "";
    } catch (MissingResourceException e) {
      return "";
    }
  }

  /** Returns the service and its language, for example {@code CC1=eng} or {@code SERVICE2}. */
  @Override
  public String toString() {
    return standard.prefix + number + language.map(tag -> "=" + tag).orElse("");
  }
}
