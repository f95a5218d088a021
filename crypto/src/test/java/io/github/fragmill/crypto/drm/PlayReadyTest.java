package io.github.fragmill.crypto.drm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.crypto.testing.Bytes;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class PlayReadyTest {

  private static final String NAMESPACE =
      "http://schemas.microsoft.com/DRM/2007/03/PlayReadyHeader";

  /** The key id of {@link TestTrack} as a GUID, and the checksum of its key; by OpenSSL. */
  private static final String VALUE = "Z0UjAauJ780BI0VniavN7w==";

  private static final String CHECKSUM = "Ib0Unyi9LCw=";

  @Test
  void signal_counterModeByDefault_version40() {
    Pssh pssh = pssh(PlayReady.keyId(), TestTrack.of("cenc"));

    assertThat(pssh.systemId()).isEqualTo(UUID.fromString("9a04f079-9840-4286-ab92-e65be0885f95"));
    assertThat(pssh.keyIds()).isEmpty();
    assertThat(header(pssh))
        .isEqualTo(
            "<WRMHEADER xmlns=\""
                + NAMESPACE
                + "\" version=\"4.0.0.0\"><DATA><PROTECTINFO><KEYLEN>16</KEYLEN>"
                + "<ALGID>AESCTR</ALGID></PROTECTINFO><KID>"
                + VALUE
                + "</KID><CHECKSUM>"
                + CHECKSUM
                + "</CHECKSUM></DATA></WRMHEADER>");
  }

  @Test
  void signal_blockChainingByDefault_version43WithoutChecksum() {
    for (String scheme : new String[] {"cbcs", "cbc1"}) {
      assertThat(header(pssh(PlayReady.keyId(), TestTrack.of(scheme))))
          .isEqualTo(
              "<WRMHEADER xmlns=\""
                  + NAMESPACE
                  + "\" version=\"4.3.0.0\"><DATA><PROTECTINFO><KIDS><KID ALGID=\"AESCBC\" VALUE=\""
                  + VALUE
                  + "\"></KID></KIDS></PROTECTINFO></DATA></WRMHEADER>");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "V4_0, 4.0.0.0, //DATA/KID, //DATA/CHECKSUM, //PROTECTINFO/ALGID",
    "V4_1, 4.1.0.0, //PROTECTINFO/KID/@VALUE, //KID/@CHECKSUM, //KID/@ALGID",
    "V4_2, 4.2.0.0, //PROTECTINFO/KIDS/KID/@VALUE, //KID/@CHECKSUM, //KID/@ALGID",
    "V4_3, 4.3.0.0, //PROTECTINFO/KIDS/KID/@VALUE, //KID/@CHECKSUM, //KID/@ALGID"
  })
  void header_version_fieldsInTheirPlaces(
      PlayReadyVersion version, String text, String value, String checksum, String algorithm)
      throws Exception {
    for (String scheme : new String[] {"cenc", "cens"}) {
      String header = header(pssh(PlayReady.keyId().header(version), TestTrack.of(scheme)));

      assertThat(find(header, "/WRMHEADER/@version")).isEqualTo(text);
      assertThat(find(header, value)).isEqualTo(VALUE);
      assertThat(find(header, checksum)).isEqualTo(CHECKSUM);
      assertThat(find(header, algorithm)).isEqualTo("AESCTR");
    }
  }

  @Test
  void signal_severalKeys_kidForEachFromVersion42() throws Exception {
    String second = "a2c786d0-f9ef-4cb3-b333-cd323a4284a5";
    TestTrack counterMode = TestTrack.of("cenc").with(KeyId.of(second));
    String header = header(pssh(PlayReady.keyId(), counterMode));

    assertThat(find(header, "/WRMHEADER/@version")).isEqualTo("4.2.0.0");
    assertThat(find(header, "//PROTECTINFO/KIDS/KID[1]/@VALUE")).isEqualTo(VALUE);
    assertThat(find(header, "//KIDS/KID[1]/@CHECKSUM")).isEqualTo(CHECKSUM);
    assertThat(find(header, "//KIDS/KID[2]/@VALUE")).isEqualTo("0IbHou/5s0yzM80yOkKEpQ==");
    assertThat(find(header, "//KIDS/KID[2]/@CHECKSUM")).isNotEqualTo(CHECKSUM);
    TestTrack chained = TestTrack.of("cbcs").with(KeyId.of(second));
    assertThat(find(header(pssh(PlayReady.keyId(), chained)), "/WRMHEADER/@version"))
        .isEqualTo("4.3.0.0");
  }

  @Test
  void header_versionForOneKey_refusesSeveral() {
    PlayReady system = PlayReady.keyId().header(PlayReadyVersion.V4_1);
    TestTrack several = TestTrack.of("cenc").with(KeyId.of("c".repeat(32)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> system.in(PsshPlace.BOTH).requireSeveralKeys())
        .withMessage(
            "PlayReady.header: expected version 4.2.0.0 or newer for several keys, found 4.1.0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> system.signal(several))
        .withMessage("PlayReady.header: expected one key for version 4.1.0.0, found 2");
  }

  /**
   * Examples of the PlayReady Header Specification (3.4.2, 3.6.1). The keys are what Microsoft's
   * public test key seed gives for these ids.
   */
  @ParameterizedTest
  @CsvSource({
    "09e091ab-f838-41d2-9e35-58531fd19ec7, 9cb061164b7013eaefcc7d6d18424c2c,"
        + " q5HgCTj40kGeNVhTH9Gexw==, w+OZVr8vzrQ=",
    "a2c786d0-f9ef-4cb3-b333-cd323a4284a5, 4edb7704cdbf03617f4800bd878a6df2,"
        + " 0IbHou/5s0yzM80yOkKEpQ==, xNvWVxoWk04=",
    "db06a8fe-ec16-4de2-9228-2c71e9b856ab, 3179923adf3c929892951e62f93a518a,"
        + " /qgG2xbs4k2SKCxx6bhWqw==, GnKaQIRacPU="
  })
  void signal_publishedKeys_publishedChecksums(
      String keyId, String key, String value, String checksum) throws Exception {
    TestTrack track = TestTrack.of("cenc", KeyId.of(keyId), Bytes.hex(key));
    String header = header(pssh(PlayReady.keyId().header(PlayReadyVersion.V4_2), track));

    assertThat(find(header, "//KID/@VALUE")).isEqualTo(value);
    assertThat(find(header, "//KID/@CHECKSUM")).isEqualTo(checksum);
  }

  @Test
  void licenseUrl_inEachVersion_escapedOnce() throws Exception {
    URI url = URI.create("https://example.com/rm?a=1&b='2'&c=\u00e5");
    for (PlayReadyVersion version : PlayReadyVersion.values()) {
      PlayReady system = PlayReady.licenseUrl(url).header(version);

      assertThat(find(header(pssh(system, TestTrack.of("cenc"))), "//DATA/LA_URL"))
          .isEqualTo("https://example.com/rm?a=1&b='2'&c=%C3%A5");
      assertThat(system.signal(TestTrack.of("cenc")).orElseThrow().licenseUrl()).contains(url);
    }
  }

  @Test
  void licenseUrl_longestThatIsTaken_objectWithin15Kilobytes() {
    URI longest = URI.create("https://example.com/" + "a".repeat(7000 - 20));

    assertThat(pssh(PlayReady.licenseUrl(longest), TestTrack.of("cenc")).data())
        .hasSizeLessThan(15 * 1024);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlayReady.licenseUrl(URI.create(longest + "&")))
        .withMessage("licenseUrl: expected at most 7000 characters, found 7005");
  }

  @ParameterizedTest
  @CsvSource({"V4_0, 4.0.0.0, cbcs", "V4_1, 4.1.0.0, cbc1", "V4_2, 4.2.0.0, cbcs"})
  void header_versionWithoutBlockChaining_refusedByName(
      PlayReadyVersion version, String text, String scheme) {
    PlayReady system = PlayReady.keyId().header(version);
    String message = "PlayReady.header: expected version 4.3.0.0 for " + scheme + ", found " + text;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> system.requireScheme(scheme))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> system.signal(TestTrack.of(scheme)))
        .withMessage(message);
  }

  @Test
  void requireScheme_unknown_refusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlayReady.keyId().requireScheme("piff"))
        .withMessage("PlayReady: expected cenc, cens, cbc1 or cbcs, found piff");
  }

  @Test
  void object_longerThanARecord_refused() {
    assertThat(PlayReadyObject.of("a".repeat(0x7FFF))).hasSize(10 + 0xFFFE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlayReadyObject.of("a".repeat(0x8000)))
        .withMessage("PlayReady header: expected at most 65535 bytes, found 65536");
  }

  private static Pssh pssh(PlayReady system, DrmTrack track) {
    return system.signal(track).orElseThrow().manifestPssh().orElseThrow();
  }

  /** Reads the only record of an object. */
  private static String header(Pssh pssh) {
    ByteBuffer object = ByteBuffer.wrap(pssh.data()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(object.getInt()).as("length").isEqualTo(pssh.data().length);
    assertThat(object.getShort()).as("records").isEqualTo((short) 1);
    assertThat(object.getShort()).as("type").isEqualTo((short) 1);
    assertThat(object.getShort()).as("record length").isEqualTo((short) object.remaining());
    return StandardCharsets.UTF_16LE.decode(object).toString();
  }

  private static String find(String header, String path) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document =
        factory.newDocumentBuilder().parse(new InputSource(new StringReader(header)));
    XPath xpath = XPathFactory.newInstance().newXPath();
    assertThat(xpath.evaluate("count(" + path + ")", document)).as(path).isEqualTo("1");
    return xpath.evaluate(path, document);
  }
}
