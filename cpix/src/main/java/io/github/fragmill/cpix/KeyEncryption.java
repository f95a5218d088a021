package io.github.fragmill.cpix;

import io.github.fragmill.cpix.internal.delivery.Algorithms;
import io.github.fragmill.cpix.internal.delivery.KeyDelivery;
import io.github.fragmill.cpix.internal.delivery.ValueMac;
import io.github.fragmill.cpix.internal.xml.XmlOutput;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encrypts the keys of one document for its recipients, with a document key of its own. */
final class KeyEncryption implements AutoCloseable {

  private static final int DOCUMENT_KEY_BYTES = 32;
  private static final int MAC_KEY_BYTES = 64;

  private final SecureRandom random;
  private final byte[] documentKey = new byte[DOCUMENT_KEY_BYTES];
  private final byte[] macKey = new byte[MAC_KEY_BYTES];

  private @Nullable ValueMac mac;

  KeyEncryption(SecureRandom random) {
    this.random = random;
    random.nextBytes(documentKey);
    random.nextBytes(macKey);
  }

  /** Writes what lets recipients decrypt. */
  void writeDeliveries(List<X509Certificate> recipients, XmlOutput into)
      throws GeneralSecurityException {
    into.begin("cpix:DeliveryDataList");
    for (X509Certificate recipient : recipients) {
      into.begin("cpix:DeliveryData");
      into.begin("cpix:DeliveryKey").begin("ds:X509Data");
      into.element("ds:X509Certificate", base64(recipient.getEncoded())).end().end();
      into.begin("cpix:DocumentKey").begin("cpix:Data").begin("pskc:Secret");
      into.begin("pskc:EncryptedValue");
      writeValue(
          Algorithms.RSA_OAEP, KeyDelivery.wrap(recipient.getPublicKey(), documentKey), into);
      into.end().end().end().end();
      into.begin("cpix:MACMethod").attribute("Algorithm", Algorithms.HMAC_SHA_512);
      into.begin("pskc:MACKey");
      writeValue(Algorithms.RSA_OAEP, KeyDelivery.wrap(recipient.getPublicKey(), macKey), into);
      into.end().end().end();
    }
    into.end();
  }

  /** Writes an encrypted key and its MAC. */
  void writeKey(byte[] key, XmlOutput into) throws GeneralSecurityException {
    ValueMac known = mac;
    if (known == null) {
      known = new ValueMac(macKey);
      mac = known;
    }
    byte[] value = KeyDelivery.encryptCbc(documentKey, key, random);
    into.begin("pskc:EncryptedValue");
    writeValue(Algorithms.AES_256_CBC, value, into);
    into.end();
    into.element("pskc:ValueMAC", base64(known.of(value)));
  }

  private static void writeValue(String algorithm, byte[] value, XmlOutput into) {
    into.begin("enc:EncryptionMethod").attribute("Algorithm", algorithm).end();
    into.begin("enc:CipherData").element("enc:CipherValue", base64(value)).end();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public void close() {
    Arrays.fill(documentKey, (byte) 0);
    Arrays.fill(macKey, (byte) 0);
  }
}
