package io.github.fragmill.cpix;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.cpix.internal.signature.DocumentSignatures;
import io.github.fragmill.cpix.internal.xml.XmlOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes CPIX documents in the order of the schema of version 2.4, for another packager or a
 * licence server. Immutable and thread-safe.
 */
@CheckReturnValue
public final class CpixWriter {

  private static final String DEFAULT_VERSION = "2.3";

  private final List<X509Certificate> recipients;
  private final Optional<Signer> signer;
  private final SecureRandom random;

  private record Signer(PrivateKey key, X509Certificate certificate) {}

  private CpixWriter(
      List<X509Certificate> recipients, Optional<Signer> signer, SecureRandom random) {
    this.recipients = recipients;
    this.signer = signer;
    this.random = random;
  }

  /** Returns a writer of documents with keys in clear, which only their channel protects. */
  public static CpixWriter plain() {
    return new CpixWriter(List.of(), Optional.empty(), new SecureRandom());
  }

  /**
   * Returns a writer of documents whose keys are encrypted for recipients and for nobody else.
   *
   * @param recipients certificates with RSA keys, at least one
   */
  public static CpixWriter encryptFor(X509Certificate... recipients) {
    if (recipients.length == 0) {
      throw new IllegalArgumentException("recipients: expected at least one");
    }
    return new CpixWriter(List.of(recipients), Optional.empty(), new SecureRandom());
  }

  /**
   * Returns the same that signs each document as a whole.
   *
   * @param key an RSA key
   * @param certificate of the key; it goes into the document
   */
  public CpixWriter signWith(PrivateKey key, X509Certificate certificate) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(certificate, "certificate");
    return new CpixWriter(recipients, Optional.of(new Signer(key, certificate)), random);
  }

  /**
   * Returns the same with another source of random numbers. The default is {@code new
   * SecureRandom()}.
   */
  public CpixWriter random(SecureRandom source) {
    return new CpixWriter(recipients, signer, Objects.requireNonNull(source, "source"));
  }

  /**
   * Writes a document and does not close the stream.
   *
   * @throws IOException when the stream fails; a {@link KeySourceException} when a key of the
   *     recipients or the signer cannot be used
   * @throws IllegalArgumentException when the document has a text that XML cannot carry, or a
   *     filter that is not known
   * @throws IllegalStateException when a key has been closed
   */
  public void write(CpixDocument document, OutputStream into) throws IOException {
    byte[] bytes = toBytes(document);
    try {
      into.write(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Returns a document, which the caller wipes where its keys are in clear.
   *
   * @throws KeySourceException as {@link #write} does
   */
  public byte[] toBytes(CpixDocument document) throws KeySourceException {
    try {
      byte[] bytes = unsigned(document);
      return signer.isPresent()
          ? DocumentSignatures.sign(bytes, signer.get().key(), signer.get().certificate())
          : bytes;
    } catch (GeneralSecurityException e) {
      throw new KeySourceException(
          "CPIX document: a certificate or key cannot be used: " + e.getClass().getSimpleName());
    }
  }

  private byte[] unsigned(CpixDocument document) throws GeneralSecurityException {
    XmlOutput xml = new XmlOutput();
    xml.begin("cpix:CPIX");
    document.contentId().ifPresent(it -> xml.attribute("contentId", it));
    xml.attribute("version", document.version().orElse(DEFAULT_VERSION));
    xml.attribute("xmlns:cpix", Values.NAMESPACE);
    xml.attribute("xmlns:pskc", "urn:ietf:params:xml:ns:keyprov:pskc");
    xml.attribute("xmlns:ds", "http://www.w3.org/2000/09/xmldsig#");
    xml.attribute("xmlns:enc", "http://www.w3.org/2001/04/xmlenc#");
    try (KeyEncryption encryption = new KeyEncryption(random)) {
      if (!recipients.isEmpty()) {
        encryption.writeDeliveries(recipients, xml);
      }
      writeKeys(document.keys(), encryption, xml);
    }
    ItemWriters.drmSystems(document.drmSystems(), xml);
    ItemWriters.periods(document.periods(), xml);
    ItemWriters.rules(document.rules(), xml);
    return xml.end().toBytes();
  }

  private void writeKeys(List<CpixKey> keys, KeyEncryption encryption, XmlOutput xml)
      throws GeneralSecurityException {
    if (keys.isEmpty()) {
      return;
    }
    xml.begin("cpix:ContentKeyList");
    for (CpixKey key : keys) {
      xml.begin("cpix:ContentKey");
      ItemWriters.keyAttributes(key, xml);
      key.hdcp().ifPresent(it -> ItemWriters.hdcp(it, xml));
      byte[] value = key.value();
      if (value.length > 0) {
        xml.begin("cpix:Data").begin("pskc:Secret");
        if (recipients.isEmpty()) {
          xml.element("pskc:PlainValue", Base64.getEncoder().encodeToString(value));
        } else {
          encryption.writeKey(value, xml);
        }
        xml.end().end();
        Arrays.fill(value, (byte) 0);
      }
      xml.end();
    }
    xml.end();
  }

  /** Returns what it is, and no key. */
  @Override
  public String toString() {
    return "CPIX writer";
  }
}
