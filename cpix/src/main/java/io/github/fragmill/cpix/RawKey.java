package io.github.fragmill.cpix;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.cpix.internal.delivery.EncryptedValue;
import io.github.fragmill.cpix.internal.xml.XmlNode;
import java.util.Arrays;
import java.util.Optional;

/**
 * A {@code ContentKey} as the document has it.
 *
 * @param attributes the key without its value
 * @param plain its value, or empty
 * @param encrypted its value, or empty
 */
record RawKey(CpixKey attributes, Optional<byte[]> plain, Optional<EncryptedValue> encrypted) {

  private static final int KEY_BYTES = 16;

  static RawKey parse(XmlNode node) throws KeySourceException {
    KeyId keyId = Values.keyId(node, "kid");
    CpixKey key = CpixKey.withoutValue(keyId);
    Optional<String> scheme = Values.text(node, "commonEncryptionScheme");
    if (scheme.isPresent()) {
      key = key.withScheme(scheme.get());
    }
    if (node.attribute("dependsOnKey").isPresent()) {
      key = key.withDependsOnKey(Values.keyId(node, "dependsOnKey"));
    }
    Optional<String> iv = node.attribute("explicitIV").filter(it -> !it.isEmpty());
    if (iv.isPresent()) {
      byte[] bytes = Values.base64(node, iv.get());
      if (bytes.length != KEY_BYTES) {
        throw Values.wrong(node, "expected 16 bytes as explicitIV, found " + bytes.length);
      }
      key = key.withExplicitIv(InitializationVector.of(bytes));
    }
    Optional<XmlNode> hdcp = node.child("HDCPData");
    if (hdcp.isPresent()) {
      key =
          key.withHdcp(
              new Hdcp(
                  Values.text(hdcp.get(), "HLSHDCPLevel"),
                  Values.encodedText(hdcp.get().child("HDCPOutputProtectionData"))));
    }
    Optional<XmlNode> secret = node.child("Data").flatMap(it -> it.child("Secret"));
    return new RawKey(key, plain(secret), encrypted(secret));
  }

  private static Optional<byte[]> plain(Optional<XmlNode> secret) throws KeySourceException {
    Optional<XmlNode> plain = secret.flatMap(it -> it.child("PlainValue"));
    return plain.isEmpty() || plain.get().text().isEmpty()
        ? Optional.empty()
        : Optional.of(Values.base64(plain.get(), plain.get().text()));
  }

  /** Returns the encrypted value of a {@code Secret} or of what is like one. */
  static Optional<EncryptedValue> encrypted(Optional<XmlNode> secret) throws KeySourceException {
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    Optional<XmlNode> cipherValue = secret.get().descendant("CipherValue");
    if (cipherValue.isEmpty()) {
      return Optional.empty();
    }
    Optional<XmlNode> method = secret.get().descendant("EncryptionMethod");
    Optional<XmlNode> mac = secret.get().descendant("ValueMAC");
    return Optional.of(
        new EncryptedValue(
            method.flatMap(it -> it.attribute("Algorithm")).orElse(""),
            Values.base64(cipherValue.get(), cipherValue.get().text()),
            mac.isPresent() && !mac.get().text().isEmpty()
                ? Optional.of(Values.base64(mac.get(), mac.get().text()))
                : Optional.empty()));
  }

  /** Returns the key with its value, which is overwritten. */
  CpixKey withValue(byte[] value) throws KeySourceException {
    try {
      CpixKey key = CpixKey.of(attributes.keyId(), value);
      key = attributes.scheme().map(key::withScheme).orElse(key);
      key = attributes.explicitIv().map(key::withExplicitIv).orElse(key);
      key = attributes.dependsOnKey().map(key::withDependsOnKey).orElse(key);
      return attributes.hdcp().map(key::withHdcp).orElse(key);
    } catch (IllegalArgumentException e) {
      throw new KeySourceException("CPIX document: " + e.getMessage());
    } finally {
      Arrays.fill(value, (byte) 0);
    }
  }
}
