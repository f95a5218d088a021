package io.github.fragmill.crypto;

import java.util.Arrays;
import java.util.Objects;

/**
 * A secret that initialization vectors are derived from, so that processes which share it agree on
 * them without talking ({@link CommonEncryption.Builder#deriveIv}). Who learns it learns no key,
 * but can foretell the vectors. Its bytes are in no message and no {@code toString}. Immutable and
 * thread-safe.
 */
public final class IvSecret {

  private static final int MIN_BYTES = 16;

  private final byte[] bytes;

  private IvSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Makes a secret of random bytes.
   *
   * @param bytes 16 or more; copied
   * @throws IllegalArgumentException when there are fewer, or all are equal
   */
  public static IvSecret of(byte[] bytes) {
    Objects.requireNonNull(bytes, "bytes");
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException(
          "IV secret: expected at least " + MIN_BYTES + " bytes, found " + bytes.length);
    }
    byte first = bytes[0];
    boolean allEqual = true;
    for (byte value : bytes) {
      allEqual &= value == first;
    }
    if (allEqual) {
      throw new IllegalArgumentException("IV secret: expected random bytes, found equal ones");
    }
    return new IvSecret(bytes.clone());
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IvSecret it && Arrays.equals(bytes, it.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns that it is a secret, and nothing of it. */
  @Override
  public String toString() {
    return "IV secret";
  }
}
