package io.github.fragmill.cpix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.cpix.testing.Documents;
import io.github.fragmill.cpix.testing.TestRecipient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.Key;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.xml.security.Init;
import org.apache.xml.security.encryption.EncryptedData;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What we write, Apache Santuario verifies and decrypts, and the other way round. */
final class SantuarioTest {

  private static final TestRecipient US = TestRecipient.FIRST;
  private static final TestRecipient OTHERS = TestRecipient.SECOND;
  private static final String C14N_11 = "http://www.w3.org/2006/12/xml-c14n11";
  private static final String SHA_512 = "http://www.w3.org/2001/04/xmlenc#sha512";
  private static final String CPIX = "urn:dashif:org:cpix";
  private static final String PSKC = "urn:ietf:params:xml:ns:keyprov:pskc";
  private static final String ENC = "http://www.w3.org/2001/04/xmlenc#";

  @BeforeAll
  static void init() {
    Init.init();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void signature_ofOurs_isVerified(boolean isEncrypted) throws Exception {
    CpixWriter writer =
        isEncrypted ? CpixWriter.encryptFor(OTHERS.certificate()) : CpixWriter.plain();
    Document document =
        parse(writer.signWith(US.key(), US.certificate()).toBytes(Documents.full()));

    XMLSignature signature = signature(document);

    assertThat(signature.getKeyInfo().getX509Certificate()).isEqualTo(US.certificate());
    assertThat(signature.checkSignatureValue(US.certificate())).isTrue();
    assertThat(signature.checkSignatureValue(OTHERS.certificate())).isFalse();
    first(document, CPIX, "CPIX").setAttribute("contentId", "changed");
    assertThat(signature(document).checkSignatureValue(US.certificate())).isFalse();
  }

  @Test
  void signature_ofTheirs_isVerified() throws Exception {
    Document document = parse(CpixWriter.plain().toBytes(Documents.full()));

    sign(document, "", /* isEnveloped= */ true);

    assertThat(
            CpixReader.plain()
                .requireSignatureOf(US.certificate().getPublicKey())
                .read(bytes(document)))
        .isEqualTo(Documents.full());
    first(document, CPIX, "CPIX").setAttribute("contentId", "changed");
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> CpixReader.plain().read(bytes(document)));
  }

  /** As CPIX has it for several authors: each list is signed on its own. */
  @Test
  void signatures_ofTheirsOfEachList_areVerified() throws Exception {
    Document document = parse(CpixWriter.plain().toBytes(Documents.full()));
    List<String> ids = new ArrayList<>();
    for (String list :
        List.of(
            "ContentKeyList", "DRMSystemList", "ContentKeyPeriodList", "ContentKeyUsageRuleList")) {
      Element element = first(document, CPIX, list);
      element.setAttribute("id", "the-" + list);
      element.setIdAttribute("id", true);
      ids.add("#the-" + list);
    }

    for (String id : ids) {
      sign(document, id, /* isEnveloped= */ false);
    }

    assertThat(
            CpixReader.plain()
                .requireSignatureOf(US.certificate().getPublicKey())
                .read(bytes(document)))
        .isEqualTo(Documents.full());
    first(document, CPIX, "ContentKeyPeriod").setAttribute("label", "changed");
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> CpixReader.plain().read(bytes(document)));
  }

  @Test
  void encryption_ofOurs_isDecrypted() throws Exception {
    Document document = parse(CpixWriter.encryptFor(US.certificate()).toBytes(Documents.full()));
    byte[] documentKey = keyOf(document, first(document, CPIX, "DocumentKey"), "EncryptedValue");
    byte[] macKey = keyOf(document, first(document, CPIX, "MACMethod"), "MACKey");
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(new SecretKeySpec(macKey, "HmacSHA512"));

    List<String> keys = new ArrayList<>();
    NodeList secrets = document.getElementsByTagNameNS(CPIX, "ContentKey");
    for (int index = 0; index < secrets.getLength(); index++) {
      Element key = (Element) secrets.item(index);
      NodeList values = key.getElementsByTagNameNS(PSKC, "EncryptedValue");
      if (values.getLength() == 0) {
        continue;
      }
      Element value = (Element) values.item(0);
      XMLCipher cipher = XMLCipher.getInstance();
      cipher.init(XMLCipher.DECRYPT_MODE, new SecretKeySpec(documentKey, "AES"));
      keys.add(HexFormat.of().formatHex(cipher.decryptToByteArray(value)));
      byte[] expected =
          Base64.getDecoder()
              .decode(key.getElementsByTagNameNS(PSKC, "ValueMAC").item(0).getTextContent());
      byte[] encrypted =
          Base64.getDecoder()
              .decode(value.getElementsByTagNameNS(ENC, "CipherValue").item(0).getTextContent());
      assertThat(mac.doFinal(encrypted)).isEqualTo(expected);
    }

    assertThat(keys).contains(Documents.KEY, Documents.OTHER_KEY);
  }

  private static byte[] keyOf(Document document, Element in, String name) throws Exception {
    Element value = (Element) in.getElementsByTagNameNS(PSKC, name).item(0);
    XMLCipher cipher = XMLCipher.getInstance();
    cipher.init(XMLCipher.UNWRAP_MODE, US.key());
    EncryptedKey wrapped = cipher.loadEncryptedKey(document, value);
    return cipher.decryptKey(wrapped, XMLCipher.AES_256).getEncoded();
  }

  /** Their padding is random but for its last byte, as XML Encryption allows. */
  @ParameterizedTest
  @ValueSource(strings = {XMLCipher.AES_256, XMLCipher.AES_256_KeyWrap})
  void encryption_ofTheirs_isDecrypted(String algorithm) throws Exception {
    Document document = parse(CpixWriter.encryptFor(US.certificate()).toBytes(Documents.full()));
    Key documentKey = new SecretKeySpec(Documents.key("5a".repeat(32)), "AES");
    Key macKey = new SecretKeySpec(Documents.key("a5".repeat(64)), "HmacSHA512");
    replaceKey(document, first(document, CPIX, "DocumentKey"), "EncryptedValue", documentKey);
    replaceKey(document, first(document, CPIX, "MACMethod"), "MACKey", macKey);
    NodeList keys = document.getElementsByTagNameNS(CPIX, "ContentKey");
    int replaced = 0;
    for (int index = 0; index < keys.getLength(); index++) {
      Element key = (Element) keys.item(index);
      NodeList values = key.getElementsByTagNameNS(PSKC, "EncryptedValue");
      if (values.getLength() > 0) {
        String hex = replaced++ == 0 ? Documents.KEY : Documents.OTHER_KEY;
        replaceValue(document, key, (Element) values.item(0), hex, algorithm, documentKey, macKey);
      }
    }

    assertThat(CpixReader.plain().decryptWith(US.key()).requireEncrypted().read(bytes(document)))
        .isEqualTo(Documents.full());
  }

  private static void replaceKey(Document document, Element in, String name, Key key)
      throws Exception {
    Element old = (Element) in.getElementsByTagNameNS(PSKC, name).item(0);
    XMLCipher cipher = XMLCipher.getInstance(XMLCipher.RSA_OAEP);
    cipher.init(XMLCipher.WRAP_MODE, US.certificate().getPublicKey());
    take(document, old, cipher.martial(cipher.encryptKey(document, key)));
  }

  private static void replaceValue(
      Document document,
      Element contentKey,
      Element old,
      String hex,
      String algorithm,
      Key documentKey,
      Key macKey)
      throws Exception {
    XMLCipher cipher = XMLCipher.getInstance(algorithm);
    Element encrypted;
    if (algorithm.equals(XMLCipher.AES_256)) {
      cipher.init(XMLCipher.ENCRYPT_MODE, documentKey);
      EncryptedData data =
          cipher.encryptData(document, "key", new ByteArrayInputStream(Documents.key(hex)));
      encrypted = cipher.martial(data);
    } else {
      cipher.init(XMLCipher.WRAP_MODE, documentKey);
      encrypted =
          cipher.martial(cipher.encryptKey(document, new SecretKeySpec(Documents.key(hex), "AES")));
    }
    String cipherValue =
        encrypted.getElementsByTagNameNS(ENC, "CipherValue").item(0).getTextContent();
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(macKey);
    contentKey
        .getElementsByTagNameNS(PSKC, "ValueMAC")
        .item(0)
        .setTextContent(
            Base64.getEncoder()
                .encodeToString(mac.doFinal(Base64.getMimeDecoder().decode(cipherValue))));
    take(document, old, encrypted);
  }

  /** Puts the method and the value of one element into another. */
  private static void take(Document document, Element into, Element from) {
    while (into.getFirstChild() != null) {
      into.removeChild(into.getFirstChild());
    }
    for (String name : List.of("EncryptionMethod", "CipherData")) {
      into.appendChild(
          document.importNode(from.getElementsByTagNameNS(ENC, name).item(0), /* deep= */ true));
    }
  }

  private static void sign(Document document, String uri, boolean isEnveloped) throws Exception {
    XMLSignature signature =
        new XMLSignature(document, "", XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA512, C14N_11);
    document.getDocumentElement().appendChild(signature.getElement());
    Transforms transforms = new Transforms(document);
    if (isEnveloped) {
      transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
    }
    transforms.addTransform(C14N_11);
    signature.addDocument(uri, transforms, SHA_512);
    signature.addKeyInfo(US.certificate());
    signature.sign(US.key());
  }

  private static XMLSignature signature(Document document) throws Exception {
    Element element = first(document, "http://www.w3.org/2000/09/xmldsig#", "Signature");
    return new XMLSignature(element, "");
  }

  private static Element first(Document document, String namespace, String name) {
    return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
  }

  private static Document parse(byte[] bytes) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(Document document) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory.newDefaultInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(out));
    return out.toByteArray();
  }
}
