package io.github.fragmill.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects readers to refuse what they are given. */
public final class Refusals {

  private Refusals() {}

  /** Reads bytes. */
  @FunctionalInterface
  public interface Reading {
    void read(byte[] bytes) throws Exception;
  }

  /** Expects a {@link MalformedMediaException} with a message. */
  public static void assertMalformed(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading)
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining(message);
  }

  /**
   * Expects a {@link MalformedMediaException} wherever bytes are truncated.
   *
   * @param shortest how many bytes are left at least
   * @param end above the number of bytes that are left at most
   */
  public static void assertTruncationsMalformed(
      byte[] whole, int shortest, int end, Reading reading) {
    for (int length = shortest; length < end; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> reading.read(part))
          .as("%d bytes", length)
          .isInstanceOf(MalformedMediaException.class);
    }
  }
}
