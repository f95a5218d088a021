package io.github.fragmill.cpix.internal.delivery;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-512 of the values of one document. Not thread-safe. */
public final class ValueMac {

  private static final String ALGORITHM = "HmacSHA512";

  private final Mac mac;

  /**
   * @param key the caller wipes it
   */
  public ValueMac(byte[] key) throws GeneralSecurityException {
    mac = Mac.getInstance(ALGORITHM);
    mac.init(new SecretKeySpec(key, ALGORITHM));
  }

  /** Authenticates a value. */
  public byte[] of(byte[] value) {
    return mac.doFinal(value);
  }

  /** Returns, in constant time, whether a value is authentic. */
  public boolean isAuthentic(byte[] value, byte[] expected) {
    return MessageDigest.isEqual(of(value), expected);
  }
}
