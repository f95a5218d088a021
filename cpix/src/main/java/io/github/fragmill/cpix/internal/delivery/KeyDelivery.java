package io.github.fragmill.cpix.internal.delivery;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** One call for each cipher. The JDK's own providers do the work; none is registered. */
public final class KeyDelivery {

  private static final int IV_BYTES = 16;

  private KeyDelivery() {}

  /**
   * Decrypts a document key or a MAC key.
   *
   * @throws GeneralSecurityException when it is not for this key
   */
  public static byte[] unwrap(PrivateKey key, byte[] encrypted) throws GeneralSecurityException {
    Cipher cipher = rsa();
    cipher.init(Cipher.DECRYPT_MODE, key, oaep());
    return cipher.doFinal(encrypted);
  }

  /** Encrypts a document key or a MAC key. */
  public static byte[] wrap(PublicKey key, byte[] plain) throws GeneralSecurityException {
    Cipher cipher = rsa();
    cipher.init(Cipher.ENCRYPT_MODE, key, oaep());
    return cipher.doFinal(plain);
  }

  private static Cipher rsa() throws GeneralSecurityException {
    return Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
  }

  private static OAEPParameterSpec oaep() {
    return new OAEPParameterSpec(
        "SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);
  }

  /** Encrypts a value and puts the IV in front. */
  public static byte[] encryptCbc(byte[] key, byte[] plain, SecureRandom random)
      throws GeneralSecurityException {
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    byte[] encrypted = cipher.doFinal(plain);
    byte[] value = Arrays.copyOf(iv, IV_BYTES + encrypted.length);
    System.arraycopy(encrypted, 0, value, IV_BYTES, encrypted.length);
    return value;
  }
}
