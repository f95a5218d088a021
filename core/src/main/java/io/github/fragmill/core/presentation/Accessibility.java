package io.github.fragmill.core.presentation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The viewers for whom a track was made, who could not follow the presentation without it: a value
 * of a scheme. Immutable.
 *
 * @param scheme the URI of the scheme
 * @param value in the scheme, or empty for a scheme without values
 */
public record Accessibility(String scheme, Optional<String> value) {

  /** TV-Anytime's, as DVB-DASH (ETSI TS 103 285, 7.1.2) and players know it. */
  private static final String AUDIO_PURPOSE = "urn:tva:metadata:cs:AudioPurposeCS:2007";

  /** Audio that describes the video. */
  public static final Accessibility VISUALLY_IMPAIRED = of(AUDIO_PURPOSE, "1");

  /** Audio or text for viewers who are hard of hearing or deaf. */
  public static final Accessibility HARD_OF_HEARING = of(AUDIO_PURPOSE, "2");

  /** Video of a sign language interpreter. */
  public static final Accessibility SIGN_LANGUAGE = of(Role.SIGN.scheme(), Role.SIGN.value());

  private static final Map<String, Accessibility> WORDS =
      new TreeMap<>(
          Map.of(
              "visually-impaired", VISUALLY_IMPAIRED,
              "hard-of-hearing", HARD_OF_HEARING,
              "sign-language", SIGN_LANGUAGE));

  public Accessibility {
    DescriptorText.requireScheme(scheme);
    value.ifPresent(it -> DescriptorText.requireText("accessibility", it));
  }

  /**
   * Returns a value of any scheme.
   *
   * @param scheme a URI
   * @param value not blank
   * @throws IllegalArgumentException when the scheme is not a URI, or a part holds a character that
   *     XML cannot carry
   */
  public static Accessibility of(String scheme, String value) {
    return new Accessibility(scheme, Optional.of(value));
  }

  /**
   * Returns a scheme that needs no value.
   *
   * @param scheme a URI
   * @throws IllegalArgumentException when it is not a URI
   */
  public static Accessibility of(String scheme) {
    return new Accessibility(scheme, Optional.empty());
  }

  /**
   * Reads what people write: {@code visually-impaired}, {@code hard-of-hearing}, {@code
   * sign-language}, or any scheme and value with {@code |} between them; without a value, it ends
   * with the {@code |}.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static Accessibility parse(String text) {
    int bar = text.indexOf('|');
    if (bar >= 0) {
      String value = text.substring(bar + 1);
      return new Accessibility(
          text.substring(0, bar), value.isEmpty() ? Optional.empty() : Optional.of(value));
    }
    return Optional.ofNullable(WORDS.get(text))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "accessibility: expected one of "
                        + String.join(", ", WORDS.keySet())
                        + ", or SCHEME|VALUE; found "
                        + text));
  }

  /** Returns the scheme and the value with {@code |} between them. */
  @Override
  public String toString() {
    return scheme + "|" + value.orElse("");
  }
}
