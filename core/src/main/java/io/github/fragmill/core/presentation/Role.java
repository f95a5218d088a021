package io.github.fragmill.core.presentation;

import java.util.Locale;

/**
 * What a track is in its title: the values of DASH's role scheme (ISO/IEC 23009-1:2022, 5.8.5.5).
 */
public enum Role {
  /** Shown or heard unless the viewer wishes otherwise. */
  MAIN,
  /** In the place of the main track, such as another camera. */
  ALTERNATE,
  /** Adds to the main track. */
  SUPPLEMENTARY,
  /** Somebody talks about the title, such as its director. */
  COMMENTARY,
  /** In another language than the original. */
  DUB,
  /** Tells what is seen, in sound or text. */
  DESCRIPTION,
  /** Text of all that is heard, for who cannot hear it. */
  CAPTION,
  /** Text of what is said, for who does not understand it. */
  SUBTITLE,
  /** Text of what the main sound does not say in the viewer's language; always shown. */
  FORCED_SUBTITLE,
  /** Simplified text. */
  EASYREADER,
  /** Sign language. */
  SIGN,
  /** Sound whose speech is easier to follow. */
  ENHANCED_AUDIO_INTELLIGIBILITY,
  /** Data for an application. */
  METADATA,
  /** About an emergency. */
  EMERGENCY,
  /** Text to sing along. */
  KARAOKE;

  /** Returns the word of the role scheme, for example {@code forced-subtitle}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
