package io.github.fragmill.core.presentation;

/** For whom a track was made who could not follow the title without it. */
public enum Accessibility {
  /** Sound that tells what is seen. */
  VISUALLY_IMPAIRED,
  /** Sound or text for who hears badly or not at all. */
  HARD_OF_HEARING,
  /** Pictures of somebody who signs. */
  SIGN_LANGUAGE
}
