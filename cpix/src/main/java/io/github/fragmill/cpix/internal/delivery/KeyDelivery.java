package io.github.fragmill.cpix.internal.delivery;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
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

  /** Decrypts a value that has its IV in front. */
  public static byte[] decryptCbc(byte[] key, byte[] value) throws GeneralSecurityException {
    if (value.length < 2 * IV_BYTES || value.length % IV_BYTES != 0) {
      throw new InvalidKeyException("expected an IV and whole blocks");
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new IvParameterSpec(value, 0, IV_BYTES));
    return cipher.doFinal(value, IV_BYTES, value.length - IV_BYTES);
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

  /** Decrypts a wrapped key (RFC 3394), which authenticates itself. */
  public static byte[] unwrapAes(byte[] key, byte[] value) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AESWrap");
    cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(key, "AES"));
    return cipher.unwrap(value, "AES", Cipher.SECRET_KEY).getEncoded();
  }

  /** Authenticates a value. */
  public static byte[] mac(byte[] key, byte[] value) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(new SecretKeySpec(key, "HmacSHA512"));
    return mac.doFinal(value);
  }

  /** Returns, in constant time, whether a value is authentic. */
  public static boolean isAuthentic(byte[] key, byte[] value, byte[] mac)
      throws GeneralSecurityException {
    return MessageDigest.isEqual(mac(key, value), mac);
  }
}
