package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.KeyText;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import javax.security.auth.Destroyable;

/**
 * A content key of 16 bytes and the id that names it. No method gives the key's bytes away.
 *
 * <p>Thread-safe, and immutable until it is closed, which whoever made it does when nothing is to
 * be encrypted or decrypted under it anymore:
 *
 * <pre>{@code
 * try (ContentKey key = ContentKey.of(keyId, bytes)) {
 *   Arrays.fill(bytes, (byte) 0);
 *   Packager.of(source).protect(CommonEncryption.cbcs(key)).packageTo(output);
 * }
 * }</pre>
 *
 * <p><b>Where a key is in memory.</b> Here, once. Protections, plans and decryptors refer to this
 * object and copy nothing, so closing it ends their use too; that is why they need no closing of
 * their own. Each segment in flight has a cipher, which holds the key and the round keys made of it
 * until the segment is done. Afterwards nothing refers to the cipher, and what it held is gone with
 * the next garbage collection that comes by. So when a key is closed and no segment is in flight,
 * no object that can be reached holds the key or its round keys.
 *
 * <p>What cannot be promised: until that collection, and in memory that the JVM has not written
 * over since, copies remain that nobody can overwrite. Bouncy Castle ({@code KeyParameter} and
 * {@code AESEngine}, of whose round keys the first is the key itself) and the JDK ({@code
 * SecretKeySpec} and its ciphers) keep what they copied; {@code bcprov-lts8on} keeps some of it
 * outside of the heap. The collector may have moved a key and left a copy. A text that a key was
 * read from stays as long as the application's {@code String} does; {@link #of(KeyId, byte[])}
 * needs none.
 */
public final class ContentKey implements Destroyable, AutoCloseable {

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
   * Makes a content key from text, in the forms that {@link KeyText} takes.
   *
   * @param keyId the key id
   * @param key the key, in the same form or another
   * @throws IllegalArgumentException when a text has none of these forms, and as in {@link
   *     #of(KeyId, byte[])}; the message does not hold the text
   */
  public static ContentKey of(String keyId, String key) {
    KeyId id = KeyId.of(keyId);
    byte[] bytes = KeyText.parse("content key " + id, key);
    try {
      return of(id, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Makes a content key from a pair such as a command line gives.
   *
   * @param pair key id, colon, key; each in one of the forms that {@link KeyText} takes
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
    requireUsable();
    return key.clone();
  }

  /**
   * Refuses a key that has been destroyed.
   *
   * @throws IllegalStateException when it has been
   */
  synchronized void requireUsable() {
    if (destroyed) {
      throw new IllegalStateException("content key " + keyId + " has been destroyed");
    }
  }

  /**
   * Returns, in constant time, whether the key is the same, whatever the ids are.
   *
   * @throws IllegalStateException when one of the keys has been destroyed
   */
  boolean hasSameKey(ContentKey other) {
    byte[] mine = toBytes();
    try {
      return other.isKey(mine);
    } finally {
      Arrays.fill(mine, (byte) 0);
    }
  }

  /**
   * Returns, in constant time, whether some bytes are the key.
   *
   * @throws IllegalStateException when the key has been destroyed
   */
  synchronized boolean isKey(byte[] candidate) {
    requireUsable();
    return MessageDigest.isEqual(key, candidate);
  }

  /**
   * Orders keys by their bytes, whatever the ids are; 0 when the keys are the same. Takes the same
   * time wherever the keys differ.
   *
   * @throws IllegalStateException when one of the keys has been destroyed
   */
  static int compareKeys(ContentKey first, ContentKey second) {
    byte[] one = first.toBytes();
    byte[] other = second.toBytes();
    try {
      int order = 0;
      for (int index = LENGTH_BYTES - 1; index >= 0; index--) {
        int difference = one[index] - other[index];
        int isDifferent = (difference | -difference) >> 31; // all bits or none
        order = (difference & isDifferent) | (order & ~isDifferent);
      }
      return order;
    } finally {
      Arrays.fill(one, (byte) 0);
      Arrays.fill(other, (byte) 0);
    }
  }

  /** Overwrites the key with zeros. */
  @Override
  public synchronized void destroy() {
    Arrays.fill(key, (byte) 0);
    destroyed = true;
  }

  /** Overwrites the key with zeros, as {@link #destroy()} does. May be called again. */
  @Override
  public void close() {
    destroy();
  }

  @Override
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  /**
   * Returns whether key id and key are the same; takes the same time wherever the keys differ. A
   * key that has been destroyed is equal to itself only.
   */
  @Override
  public boolean equals(Object other) {
    if (this == other || !(other instanceof ContentKey that) || !keyId.equals(that.keyId)) {
      return this == other;
    }
    try {
      return hasSameKey(that);
    } catch (IllegalStateException e) {
      return false;
    }
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
