package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SixteenBytes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import javax.security.auth.Destroyable;

/**
 * A content key of 16 bytes and the id that names it. No method gives the key's bytes away.
 *
 * <p>Thread-safe, and immutable until it is destroyed. A protection refers to the key it was given,
 * so destroying it ends the use of that protection too; ciphers that run already keep a copy of
 * their own until they are collected.
 */
public final class ContentKey implements Destroyable {

  private static final int LENGTH_BYTES = 16;

  private final KeyId keyId;
  private final byte[] key;
  private boolean destroyed;

  private ContentKey(KeyId keyId, byte[] key) {
    this.keyId = keyId;
    this.key = key;
  }

  /**
   * Makes a content key.
   *
   * @param keyId names the key
   * @param key exactly 16 bytes; they are copied
   * @throws IllegalArgumentException when the length is wrong, when the key is all zero, or when it
   *     equals its id: both are left-overs of tests, and the second one is written in clear
   */
  public static ContentKey of(KeyId keyId, byte[] key) {
    Objects.requireNonNull(keyId, "keyId");
    if (key.length != LENGTH_BYTES) {
      throw refusal(keyId, "expected 16 bytes, found " + key.length);
    }
    if (MessageDigest.isEqual(key, new byte[LENGTH_BYTES])) {
      throw refusal(keyId, "expected a random key, found 16 zero bytes");
    }
    if (MessageDigest.isEqual(key, keyId.toBytes())) {
      throw refusal(keyId, "expected a secret key, found the key id, which every file shows");
    }
    return new ContentKey(keyId, key.clone());
  }

  private static IllegalArgumentException refusal(KeyId keyId, String reason) {
    return new IllegalArgumentException("content key " + keyId + ": " + reason);
  }

  /**
   * Makes a content key from text.
   *
   * @param keyId the key id as 32 hexadecimal digits, a UUID or base64url
   * @param key the key in one of the same forms
   * @throws IllegalArgumentException when a text has none of these forms, and as in {@link
   *     #of(KeyId, byte[])}; the message does not hold the text
   */
  public static ContentKey of(String keyId, String key) {
    KeyId id = KeyId.parse(keyId);
    byte[] bytes = SixteenBytes.parse("content key " + id, key);
    try {
      return of(id, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Makes a content key from a pair such as a command line gives.
   *
   * @param pair key id, colon, key; each as 32 hexadecimal digits, a UUID or base64url
   * @throws IllegalArgumentException as in {@link #of(String, String)}
   */
  public static ContentKey parse(String pair) {
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("content key: expected KID:KEY, found no colon");
    }
    return of(pair.substring(0, colon), pair.substring(colon + 1));
  }

  /** Returns the id that names the key. */
  public KeyId keyId() {
    return keyId;
  }

  /**
   * Returns a copy of the key, which the caller wipes.
   *
   * @throws IllegalStateException when the key has been destroyed
   */
  synchronized byte[] toBytes() {
    if (destroyed) {
      throw new IllegalStateException("content key " + keyId + " has been destroyed");
    }
    return key.clone();
  }

  /** Tells, in constant time, whether the key is the same, whatever the ids are. */
  boolean hasSameKey(ContentKey other) {
    return MessageDigest.isEqual(snapshot(), other.snapshot());
  }

  /** Tells whether the ids differ or the keys are the same: an id names one key. */
  boolean isConsistentWith(ContentKey other) {
    return !keyId.equals(other.keyId) || hasSameKey(other);
  }

  private synchronized byte[] snapshot() {
    return key.clone();
  }

  /** Overwrites the key with zeros. */
  @Override
  public synchronized void destroy() {
    Arrays.fill(key, (byte) 0);
    destroyed = true;
  }

  @Override
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  /** Tells whether key id and key are the same; takes the same time wherever the keys differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ContentKey that && keyId.equals(that.keyId) && hasSameKey(that);
  }

  @Override
  public int hashCode() {
    return keyId.hashCode();
  }

  /** Returns a text with the key id only. */
  @Override
  public String toString() {
    return "content key " + keyId;
  }
}
