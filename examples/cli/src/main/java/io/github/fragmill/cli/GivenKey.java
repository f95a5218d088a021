package io.github.fragmill.cli;

import java.util.List;
import java.util.Objects;

/**
 * A key as somebody wrote it, and where.
 *
 * @param place for messages: an option, or the line of a file
 * @param text {@code KID:KEY}, with tracks in front where they may be; in no message
 */
record GivenKey(String place, String text) {

  GivenKey {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(text, "text");
  }

  static List<GivenKey> ofOption(String option, List<String> texts) {
    return texts.stream().map(text -> new GivenKey(option, text)).toList();
  }

  /**
   * Returns what a refusal of the library says, without the key id that it begins with: where the
   * two halves of a pair stand in the wrong order, that is the key.
   */
  static String reason(IllegalArgumentException refusal) {
    return String.valueOf(refusal.getMessage()).replaceFirst("^content key [0-9a-f-]{36}: ", "");
  }

  /** Returns the place. */
  @Override
  public String toString() {
    return place;
  }
}
