package io.github.fragmill.cpix;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.ContentKey;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A content key of a document. No method gives the key's bytes away; closing it overwrites them,
 * and ends their use in each presentation that has the key. Thread-safe, and immutable until it is
 * closed.
 */
@CheckReturnValue
public final class CpixKey implements AutoCloseable {

  private final KeyId keyId;
  private final Optional<ContentKey> contentKey;

  /** The same once more, for documents that are written; empty without a key. */
  private final byte[] value;

  private final Details details;

  private record Details(
      Optional<String> scheme,
      Optional<InitializationVector> explicitIv,
      Optional<KeyId> dependsOnKey,
      Optional<Hdcp> hdcp) {

    static final Details NONE =
        new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private CpixKey(KeyId keyId, Optional<ContentKey> contentKey, byte[] value, Details details) {
    this.keyId = keyId;
    this.contentKey = contentKey;
    this.value = value;
    this.details = details;
  }

  /**
   * Makes a key.
   *
   * @param value 16 bytes; copied
   * @throws IllegalArgumentException as {@link ContentKey#of(KeyId, byte[])} does
   */
  public static CpixKey of(KeyId keyId, byte[] value) {
    ContentKey key = ContentKey.of(keyId, value);
    return new CpixKey(keyId, Optional.of(key), value.clone(), Details.NONE);
  }

  /** Makes a key whose value the document does not hold, as in requests. */
  public static CpixKey withoutValue(KeyId keyId) {
    Objects.requireNonNull(keyId, "keyId");
    return new CpixKey(keyId, Optional.empty(), new byte[0], Details.NONE);
  }

  /**
   * Returns the same with the scheme that it is for ({@code commonEncryptionScheme}); closing one
   * of the two closes both.
   *
   * @param scheme for example {@code cbcs}
   */
  public CpixKey withScheme(String scheme) {
    return with(
        new Details(Optional.of(scheme), details.explicitIv, details.dependsOnKey, details.hdcp));
  }

  /** Returns the same with a constant IV ({@code explicitIV}); closing one closes both. */
  public CpixKey withExplicitIv(InitializationVector iv) {
    return with(new Details(details.scheme, Optional.of(iv), details.dependsOnKey, details.hdcp));
  }

  /** Returns the same as a leaf of a hierarchy under a root key; closing one closes both. */
  public CpixKey withDependsOnKey(KeyId root) {
    return with(new Details(details.scheme, details.explicitIv, Optional.of(root), details.hdcp));
  }

  /** Returns the same with what HDCP it asks for; closing one closes both. */
  public CpixKey withHdcp(Hdcp hdcp) {
    return with(
        new Details(details.scheme, details.explicitIv, details.dependsOnKey, Optional.of(hdcp)));
  }

  private CpixKey with(Details changed) {
    return new CpixKey(keyId, contentKey, value, changed);
  }

  /** Returns the id that names the key. */
  public KeyId keyId() {
    return keyId;
  }

  /** Returns the scheme that the key is for, or empty when it is for any. */
  public Optional<String> scheme() {
    return details.scheme;
  }

  /** Returns the constant IV that goes with the key. */
  public Optional<InitializationVector> explicitIv() {
    return details.explicitIv;
  }

  /** Returns the root key that this one is a leaf of. */
  public Optional<KeyId> dependsOnKey() {
    return details.dependsOnKey;
  }

  /** Returns what HDCP the key asks for. */
  public Optional<Hdcp> hdcp() {
    return details.hdcp;
  }

  /**
   * Returns the key for a presentation, or empty when the document does not hold its value. Closing
   * either closes its use.
   */
  public Optional<ContentKey> contentKey() {
    return contentKey;
  }

  /**
   * Returns a copy of the value, which the caller wipes.
   *
   * @throws IllegalStateException when the key has been closed
   */
  byte[] value() {
    synchronized (value) {
      if (contentKey.isPresent() && contentKey.get().isDestroyed()) {
        throw new IllegalStateException("content key " + keyId + " has been closed");
      }
      return value.clone();
    }
  }

  /** Overwrites the key with zeros. May be called again. */
  @Override
  public void close() {
    synchronized (value) {
      contentKey.ifPresent(ContentKey::close);
      Arrays.fill(value, (byte) 0);
    }
  }

  /** Returns whether all is the same; takes the same time wherever keys differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CpixKey that
        && keyId.equals(that.keyId)
        && details.equals(that.details)
        && MessageDigest.isEqual(value, that.value);
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
