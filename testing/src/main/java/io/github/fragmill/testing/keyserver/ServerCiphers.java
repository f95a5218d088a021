package io.github.fragmill.testing.keyserver;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts keys as servers do. */
final class ServerCiphers {

  private ServerCiphers() {}

  /** Returns a key that is encrypted for a recipient, as an element. */
  static String wrapped(PublicKey recipient, byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        recipient,
        new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
    return element("http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p", cipher.doFinal(key));
  }

  /** Returns an encrypted content key and its MAC, as elements. */
  static String encrypted(byte[] value, byte[] documentKey, byte[] macKey, Fault fault)
      throws GeneralSecurityException {
    byte[] iv = new byte[16];
    iv[0] = 1;
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(documentKey, "AES"), new IvParameterSpec(iv));
    byte[] encrypted = cipher.doFinal(value);
    byte[] all = ByteBuffer.allocate(iv.length + encrypted.length).put(iv).put(encrypted).array();
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(new SecretKeySpec(macKey, "HmacSHA512"));
    byte[] authentic = mac.doFinal(all);
    if (fault == Fault.WRONG_MAC) {
      authentic[63] ^= 1;
    }
    return element("http://www.w3.org/2001/04/xmlenc#aes256-cbc", all)
        + (fault == Fault.NO_MAC
            ? ""
            : "<pskc:ValueMAC>"
                + Base64.getEncoder().encodeToString(authentic)
                + "</pskc:ValueMAC>");
  }

  private static String element(String algorithm, byte[] value) {
    return "<pskc:EncryptedValue><enc:EncryptionMethod Algorithm=\""
        + algorithm
        + "\"/><enc:CipherData><enc:CipherValue>"
        + Base64.getEncoder().encodeToString(value)
        + "</enc:CipherValue></enc:CipherData></pskc:EncryptedValue>";
  }
}
