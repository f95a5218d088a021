package io.github.fragmill.cli.option;

import io.github.fragmill.crypto.ContentKey;
import java.util.Objects;

/**
 * A key as the user wrote it. No message repeats it.
 *
 * @param place where it was given: an option, a line of a file or an environment variable
 * @param text {@code KID:KEY}, in some places after {@code TRACKS=}
 */
record GivenKey(String place, String text) {

  GivenKey {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(text, "text");
  }

  /**
   * Parses {@code KID:KEY}.
   *
   * @throws UsageException if the text is something else
   */
  ContentKey toContentKey() {
    try {
      return ContentKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(place + ": " + withoutKeyId(String.valueOf(e.getMessage())));
    }
  }

  /** If key id and key were given in the wrong order, the message's key id is the key. */
  private static String withoutKeyId(String message) {
    return message.replaceFirst("^content key [0-9a-f-]{36}: ", "");
  }

  /** Returns the place. */
  @Override
  public String toString() {
    return place;
  }
}
