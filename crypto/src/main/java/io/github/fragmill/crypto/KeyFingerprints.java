package io.github.fragmill.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Tells keys apart by their values, without keeping them: a mark is the same for the same bytes,
 * and means nothing to anybody else. Immutable and thread-safe.
 */
final class KeyFingerprints {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] salt = new byte[32];

  /** Half of a SHA-256, which tells things apart as well as a key does. */
  record Mark(long high, long low) {

    static Mark of(MessageDigest digest) {
      ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
      return new Mark(bytes.getLong(), bytes.getLong());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Mark it && high == it.high && low == it.low;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(high ^ low);
    }
  }

  KeyFingerprints() {
    RANDOM.nextBytes(salt);
  }

  /**
   * Returns the mark of a key and a number.
   *
   * @throws IllegalStateException when the key has been destroyed
   */
  Mark of(ContentKey key, int number) {
    MessageDigest digest = sha256();
    digest.update(salt);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
    byte[] bytes = key.toBytes();
    try {
      digest.update(bytes);
      return Mark.of(digest);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
