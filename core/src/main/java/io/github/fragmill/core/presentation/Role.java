package io.github.fragmill.core.presentation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a track is in its presentation: a value of a scheme. The constants are the values of DASH's
 * own role scheme (ISO/IEC 23009-1:2022, 5.8.5.5); {@link #of(String, String)} makes others.
 * Immutable.
 *
 * @param scheme the URI of the scheme
 * @param value what the scheme calls the role, not blank
 */
public record Role(String scheme, String value) {

  private static final String DASH = "urn:mpeg:dash:role:2011";

  /** Played unless the viewer wishes otherwise. */
  public static final Role MAIN = new Role(DASH, "main");

  /** In the place of the main track, such as another camera. */
  public static final Role ALTERNATE = new Role(DASH, "alternate");

  /** Adds to the main track. */
  public static final Role SUPPLEMENTARY = new Role(DASH, "supplementary");

  /** Somebody talks about the content, such as its director. */
  public static final Role COMMENTARY = new Role(DASH, "commentary");

  /** In another language than the original. */
  public static final Role DUB = new Role(DASH, "dub");

  /** Describes the video, in audio or text. */
  public static final Role DESCRIPTION = new Role(DASH, "description");

  /** Text of all audio, for viewers who cannot hear it. */
  public static final Role CAPTION = new Role(DASH, "caption");

  /** Text of the dialogue, for viewers who do not understand its language. */
  public static final Role SUBTITLE = new Role(DASH, "subtitle");

  /** Text of dialogue in the main audio that is in another language; always shown. */
  public static final Role FORCED_SUBTITLE = new Role(DASH, "forced-subtitle");

  /** Simplified text. */
  public static final Role EASYREADER = new Role(DASH, "easyreader");

  /** Sign language. */
  public static final Role SIGN = new Role(DASH, "sign");

  /** Audio whose speech is easier to follow. */
  public static final Role ENHANCED_AUDIO_INTELLIGIBILITY =
      new Role(DASH, "enhanced-audio-intelligibility");

  /** Data for an application. */
  public static final Role METADATA = new Role(DASH, "metadata");

  /** About an emergency. */
  public static final Role EMERGENCY = new Role(DASH, "emergency");

  /** Text to sing along. */
  public static final Role KARAOKE = new Role(DASH, "karaoke");

  private static final List<Role> KNOWN =
      List.of(
          MAIN,
          ALTERNATE,
          SUPPLEMENTARY,
          COMMENTARY,
          DUB,
          DESCRIPTION,
          CAPTION,
          SUBTITLE,
          FORCED_SUBTITLE,
          EASYREADER,
          SIGN,
          ENHANCED_AUDIO_INTELLIGIBILITY,
          METADATA,
          EMERGENCY,
          KARAOKE);

  public Role {
    DescriptorText.requireScheme(scheme);
    DescriptorText.requireText("role", value);
  }

  /**
   * Returns a role of any scheme.
   *
   * @param scheme a URI
   * @param value not blank
   * @throws IllegalArgumentException when the scheme is not a URI, or a part holds a character that
   *     XML cannot carry
   */
  public static Role of(String scheme, String value) {
    return new Role(scheme, value);
  }

  /**
   * Reads a role as people write it: a word of DASH's scheme, such as {@code commentary}, or any
   * scheme and value with {@code |} between them.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static Role parse(String text) {
    int bar = text.indexOf('|');
    if (bar >= 0) {
      return new Role(text.substring(0, bar), text.substring(bar + 1));
    }
    return KNOWN.stream()
        .filter(role -> role.value.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "role: expected one of "
                        + KNOWN.stream().map(Role::value).collect(Collectors.joining(", "))
                        + ", or SCHEME|VALUE; found "
                        + text));
  }

  /** Returns whether it is of DASH's own scheme. */
  public boolean isOfDash() {
    return scheme.equals(DASH);
  }

  /** Returns the value, after its scheme and {@code |} unless that is DASH's own. */
  @Override
  public String toString() {
    return isOfDash() ? value : scheme + "|" + value;
  }
}
