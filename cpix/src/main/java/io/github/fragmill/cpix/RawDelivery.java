package io.github.fragmill.cpix;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.cpix.internal.delivery.EncryptedValue;
import io.github.fragmill.cpix.internal.xml.XmlNode;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code DeliveryData} as the document has it: for one recipient.
 *
 * @param modulus of the recipient's RSA key, or empty when the document does not name it
 * @param documentKey encrypts the keys that have no document key of their own
 * @param documentKeys by the content keys that they encrypt
 * @param macAlgorithm how values are authenticated
 * @param macKey the key for it
 */
record RawDelivery(
    Optional<BigInteger> modulus,
    Optional<EncryptedValue> documentKey,
    Map<KeyId, EncryptedValue> documentKeys,
    Optional<String> macAlgorithm,
    Optional<EncryptedValue> macKey) {

  static RawDelivery parse(XmlNode node) throws KeySourceException {
    Optional<EncryptedValue> common = Optional.empty();
    Map<KeyId, EncryptedValue> own = new HashMap<>();
    for (XmlNode child : node.children("DocumentKey").toList()) {
      Optional<EncryptedValue> value = RawKey.encrypted(Optional.of(child));
      if (value.isEmpty()) {
        throw Values.wrong(child, "expected an encrypted value");
      }
      if (child.attribute("encryptsKey").isPresent()) {
        own.put(Values.keyId(child, "encryptsKey"), value.get());
      } else if (common.isPresent()) {
        throw Values.wrong(child, "expected at most one that does not say what it encrypts");
      } else {
        common = value;
      }
    }
    Optional<XmlNode> mac = node.child("MACMethod");
    return new RawDelivery(
        modulus(node.descendant("X509Certificate")),
        common,
        own,
        mac.flatMap(it -> it.attribute("Algorithm")),
        RawKey.encrypted(mac));
  }

  private static Optional<BigInteger> modulus(Optional<XmlNode> certificate)
      throws KeySourceException {
    if (certificate.isEmpty() || certificate.get().text().isEmpty()) {
      return Optional.empty();
    }
    try {
      X509Certificate read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(
                          Values.base64(certificate.get(), certificate.get().text())));
      return read.getPublicKey() instanceof RSAKey rsa
          ? Optional.of(rsa.getModulus())
          : Optional.empty();
    } catch (CertificateException e) {
      throw Values.wrong(certificate.get(), "expected an X.509 certificate");
    }
  }

  /** Returns whether it may be for who has a key. */
  boolean isFor(PrivateKey key) {
    return modulus.isEmpty()
        || !(key instanceof RSAKey rsa)
        || rsa.getModulus().equals(modulus.get());
  }
}
