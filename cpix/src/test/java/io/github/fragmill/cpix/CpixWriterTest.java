package io.github.fragmill.cpix;

import static io.github.fragmill.cpix.testing.Documents.FIRST_ID;
import static io.github.fragmill.cpix.testing.Documents.KEY;
import static io.github.fragmill.cpix.testing.Documents.OTHER_KEY;
import static io.github.fragmill.cpix.testing.Documents.SECOND_ID;
import static io.github.fragmill.cpix.testing.Documents.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.cpix.internal.delivery.Algorithms;
import io.github.fragmill.cpix.internal.delivery.KeyDelivery;
import io.github.fragmill.cpix.testing.Documents;
import io.github.fragmill.cpix.testing.TestRecipient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RFC3394WrapEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again, by whom it is for and by nobody else. */
final class CpixWriterTest {

  private static final TestRecipient FIRST = TestRecipient.FIRST;
  private static final TestRecipient SECOND = TestRecipient.SECOND;

  @Test
  void write_fullDocument_readAgain() throws Exception {
    byte[] written = CpixWriter.plain().toBytes(Documents.full());

    assertThat(CpixReader.plain().read(written)).isEqualTo(Documents.full());
  }

  @Test
  void write_toStream_sameBytes() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    CpixWriter.plain().write(Documents.full(), out);

    assertThat(out.toByteArray()).isEqualTo(CpixWriter.plain().toBytes(Documents.full()));
  }

  @Test
  void write_encryptedForTwo_eachReads() throws Exception {
    byte[] written =
        CpixWriter.encryptFor(FIRST.certificate(), SECOND.certificate()).toBytes(Documents.full());

    assertThat(text(written))
        .doesNotContain(base64(KEY))
        .doesNotContain(base64(OTHER_KEY))
        .doesNotContain("PlainValue");
    for (TestRecipient recipient : List.of(FIRST, SECOND)) {
      assertThat(CpixReader.plain().decryptWith(recipient.key()).requireEncrypted().read(written))
          .isEqualTo(Documents.full());
    }
  }

  @Test
  void read_encryptedWithoutPrivateKey_refused() throws Exception {
    byte[] written = CpixWriter.encryptFor(FIRST.certificate()).toBytes(Documents.full());

    refused(CpixReader.plain(), written, "its keys are encrypted; give the private key");
  }

  @Test
  void read_encryptedForSomebodyElse_refused() throws Exception {
    byte[] written = CpixWriter.encryptFor(FIRST.certificate()).toBytes(Documents.full());

    refused(
        CpixReader.plain().decryptWith(SECOND.key()),
        written,
        "expected delivery data for the owner of the private key once, found it 0 times among 1");
  }

  @Test
  void read_encryptedForSomebodyElseUnderOurName_refused() throws Exception {
    String written = text(CpixWriter.encryptFor(FIRST.certificate()).toBytes(Documents.full()));
    String renamed =
        written.replace(
            Base64.getEncoder().encodeToString(FIRST.certificate().getEncoded()),
            Base64.getEncoder().encodeToString(SECOND.certificate().getEncoded()));

    refused(
        CpixReader.plain().decryptWith(SECOND.key()),
        renamed.getBytes(StandardCharsets.UTF_8),
        "its MAC key is not encrypted for this private key");
  }

  /** Any change to what is encrypted, or to its MAC. */
  @ParameterizedTest
  @ValueSource(strings = {"ValueMAC", "CipherValue"})
  void read_valueThatWasChanged_refusedBeforeDecryption(String element) throws Exception {
    String written = text(CpixWriter.encryptFor(FIRST.certificate()).toBytes(Documents.full()));
    int at = written.lastIndexOf("</" + (element.equals("ValueMAC") ? "pskc:" : "enc:") + element);
    char was = written.charAt(at - 8);
    String changed =
        written.substring(0, at - 8) + (was == 'A' ? 'B' : 'A') + written.substring(at - 7);

    refused(
        CpixReader.plain().decryptWith(FIRST.key()),
        changed.getBytes(StandardCharsets.UTF_8),
        "content key "
            + SECOND_ID
            + ": expected a MAC that is right, found a wrong one; nothing was decrypted");
  }

  @Test
  void read_valueWithoutMac_refused() throws Exception {
    String written = text(CpixWriter.encryptFor(FIRST.certificate()).toBytes(Documents.full()));
    String changed =
        Pattern.compile("<pskc:ValueMAC>[^<]*</pskc:ValueMAC>").matcher(written).replaceFirst("");

    refused(
        CpixReader.plain().decryptWith(FIRST.key()),
        changed.getBytes(StandardCharsets.UTF_8),
        FIRST_ID + ": expected a MAC that is right, found none; nothing was decrypted");
  }

  @Test
  void read_macMethodTakenAway_refused() throws Exception {
    String written = text(CpixWriter.encryptFor(FIRST.certificate()).toBytes(Documents.full()));
    String changed =
        Pattern.compile("<cpix:MACMethod.*</cpix:MACMethod>", Pattern.DOTALL)
            .matcher(written)
            .replaceFirst("");

    refused(
        CpixReader.plain().decryptWith(FIRST.key()),
        changed.getBytes(StandardCharsets.UTF_8),
        "expected a MAC that is right, found none");
  }

  @Test
  void read_cipherThatIsNotKnown_refusedByName() throws Exception {
    String written = text(CpixWriter.encryptFor(FIRST.certificate()).toBytes(Documents.full()));

    refused(
        CpixReader.plain().decryptWith(FIRST.key()),
        written.replace(Algorithms.AES_256_CBC, "urn:rot13").getBytes(StandardCharsets.UTF_8),
        "expected AES-256 in CBC mode or AES-256 key wrap, found 'urn:rot13'");
    refused(
        CpixReader.plain().decryptWith(FIRST.key()),
        written.replace(Algorithms.HMAC_SHA_512, "urn:crc").getBytes(StandardCharsets.UTF_8),
        "MACMethod: expected HMAC-SHA-512, found 'urn:crc'");
    refused(
        CpixReader.plain().decryptWith(FIRST.key()),
        written.replace(Algorithms.RSA_OAEP, "urn:rsa").getBytes(StandardCharsets.UTF_8),
        "MAC key: expected RSA-OAEP with MGF1 and SHA-1, found 'urn:rsa'");
  }

  @Test
  void read_keyWrap_decryptsWhatBouncyCastleWrapped() throws Exception {
    String wrapped = wrapped(Documents.key(KEY));

    CpixDocument read = CpixReader.plain().decryptWith(FIRST.key()).read(bytes(wrapped));

    assertThat(read.keys()).containsExactly(CpixKey.of(FIRST_ID, Documents.key(KEY)));
  }

  @Test
  void read_keyWrapThatWasChanged_refused() throws Exception {
    String wrapped = wrapped(Documents.key(KEY));
    int at = wrapped.lastIndexOf("</enc:CipherValue>") - 3;
    String changed =
        wrapped.substring(0, at)
            + (wrapped.charAt(at) == 'A' ? 'B' : 'A')
            + wrapped.substring(at + 1);

    refused(
        CpixReader.plain().decryptWith(FIRST.key()),
        bytes(changed),
        "content key " + FIRST_ID + " cannot be decrypted with its document key");
  }

  /** Returns a document whose key is wrapped under a document key of 32 bytes of 7. */
  private static String wrapped(byte[] key) throws Exception {
    byte[] documentKey = new byte[32];
    Arrays.fill(documentKey, (byte) 7);
    RFC3394WrapEngine engine = new RFC3394WrapEngine(AESEngine.newInstance());
    engine.init(/* forWrapping= */ true, new KeyParameter(documentKey));
    byte[] value = engine.wrap(key, 0, key.length);
    byte[] toUs = KeyDelivery.wrap(FIRST.certificate().getPublicKey(), documentKey);
    return "<cpix:CPIX xmlns:cpix='urn:dashif:org:cpix' xmlns:enc='urn:enc'>"
        + "<cpix:DeliveryDataList><cpix:DeliveryData><cpix:DocumentKey>"
        + value(Algorithms.RSA_OAEP, toUs)
        + "</cpix:DocumentKey></cpix:DeliveryData></cpix:DeliveryDataList>"
        + "<cpix:ContentKeyList><cpix:ContentKey kid='"
        + FIRST_ID
        + "'><cpix:Data><cpix:Secret>"
        + value(Algorithms.AES_256_WRAP, value)
        + "</cpix:Secret></cpix:Data></cpix:ContentKey></cpix:ContentKeyList></cpix:CPIX>";
  }

  private static String value(String algorithm, byte[] value) {
    return "<enc:EncryptionMethod Algorithm='"
        + algorithm
        + "'/><enc:CipherValue>"
        + Base64.getEncoder().encodeToString(value)
        + "</enc:CipherValue>";
  }

  @Test
  void read_keyInClearWhereEncryptedIsRequired_refused() throws Exception {
    byte[] written = CpixWriter.plain().toBytes(Documents.full());

    refused(
        CpixReader.plain().decryptWith(FIRST.key()).requireEncrypted(),
        written,
        "expected encrypted keys, found one in clear");
  }

  @Test
  void write_signed_readByWhoTrustsTheSigner() throws Exception {
    byte[] written =
        CpixWriter.encryptFor(FIRST.certificate())
            .signWith(SECOND.key(), SECOND.certificate())
            .toBytes(Documents.full());

    assertThat(text(written))
        .contains("rsa-sha512")
        .contains("xml-c14n11")
        .contains("xmlenc#sha512");
    assertThat(
            CpixReader.plain()
                .decryptWith(FIRST.key())
                .requireSignatureOf(SECOND.certificate().getPublicKey())
                .read(written))
        .isEqualTo(Documents.full());
  }

  @Test
  void read_signatureOfSomebodyElse_refused() throws Exception {
    byte[] written = signed();

    refused(
        CpixReader.plain().requireSignatureOf(FIRST.certificate().getPublicKey()),
        written,
        "a signature is not right, or not of the expected signer; nothing was decrypted");
  }

  @Test
  void read_signedAndChanged_refusedAlsoWithoutTrust() throws Exception {
    byte[] written = bytes(text(signed()).replace("\"HD\"", "\"UHD\""));

    refused(CpixReader.plain(), written, "a signature is not right");
  }

  @Test
  void read_signatureTakenAway_refusedWhereOneIsRequired() throws Exception {
    byte[] written = CpixWriter.plain().toBytes(Documents.full());

    refused(
        CpixReader.plain().requireSignatureOf(SECOND.certificate().getPublicKey()),
        written,
        "expected a signature of all that is read");
  }

  /** The signed document in a place where nobody reads it, and another one around it. */
  @Test
  void read_signedDocumentWithinAnother_refused() throws Exception {
    String inner = text(signed()).replaceFirst("<\\?xml[^>]*\\?>", "");
    byte[] outer =
        Documents.xml("<x:any xmlns:x='urn:x'>" + inner + "</x:any>" + Documents.keyList(""));

    refused(
        CpixReader.plain().requireSignatureOf(SECOND.certificate().getPublicKey()),
        outer,
        "expected signatures at its end only");
  }

  /** A list that was added to a signed one. */
  @Test
  void read_twoElementsWithOneId_refused() throws Exception {
    byte[] written =
        bytes(
            text(signed())
                .replace("<cpix:ContentKeyList>", "<cpix:ContentKeyList id=\"k\">")
                .replace("<cpix:DRMSystemList>", "<cpix:DRMSystemList id=\"k\">"));

    refused(
        CpixReader.plain().requireSignatureOf(SECOND.certificate().getPublicKey()),
        written,
        "expected each id once");
  }

  @Test
  void write_textThatXmlCannotCarry_refused() {
    CpixDocument document =
        new CpixDocument(
            Optional.empty(), Optional.of("a\u0000b"), List.of(), List.of(), List.of(), List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CpixWriter.plain().toBytes(document))
        .withMessageContaining("text that XML can carry");
  }

  private static byte[] signed() throws KeySourceException {
    return CpixWriter.plain()
        .signWith(SECOND.key(), SECOND.certificate())
        .toBytes(Documents.full());
  }

  private static void refused(CpixReader reader, byte[] document, String reason) {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> reader.read(document))
        .withMessageContaining(reason)
        .withMessageNotContaining(base64(KEY))
        .withMessageNotContaining(KEY);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
