package io.github.fragmill.cpix.internal.delivery;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Decrypts the values that one document key encrypts. Not thread-safe. */
public final class ValueDecryption {

  private static final int BLOCK_BYTES = 16;

  private final SecretKeySpec key;
  private @Nullable Cipher cbc;
  private @Nullable Cipher wrap;

  /**
   * @param documentKey the caller wipes it
   */
  public ValueDecryption(byte[] documentKey) {
    key = new SecretKeySpec(documentKey, "AES");
  }

  /**
   * Decrypts a value that has its IV in front, and its padding at the end, of which the last byte
   * is the length (XML Encryption 1.1, 5.2); so PKCS #7 is one of its forms. The value must be
   * authentic.
   */
  public byte[] decryptCbc(byte[] value) throws GeneralSecurityException {
    if (value.length < 2 * BLOCK_BYTES || value.length % BLOCK_BYTES != 0) {
      throw new InvalidKeyException("expected an IV and whole blocks");
    }
    Cipher cipher = cbc;
    if (cipher == null) {
      cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cbc = cipher;
    }
    cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(value, 0, BLOCK_BYTES));
    byte[] padded = cipher.doFinal(value, BLOCK_BYTES, value.length - BLOCK_BYTES);
    try {
      int padding = padded[padded.length - 1] & 0xFF;
      if (padding < 1 || padding > BLOCK_BYTES) {
        throw new InvalidKeyException("expected 1 to 16 bytes of padding");
      }
      return Arrays.copyOf(padded, padded.length - padding);
    } finally {
      Arrays.fill(padded, (byte) 0);
    }
  }

  /** Decrypts a wrapped key (RFC 3394), which authenticates itself. */
  public byte[] unwrap(byte[] value) throws GeneralSecurityException {
    Cipher cipher = wrap;
    if (cipher == null) {
      cipher = Cipher.getInstance("AESWrap");
      cipher.init(Cipher.UNWRAP_MODE, key);
      wrap = cipher;
    }
    return cipher.unwrap(value, "AES", Cipher.SECRET_KEY).getEncoded();
  }
}
