package io.github.fragmill.cpix;

import static io.github.fragmill.cpix.testing.Documents.FIRST_ID;
import static io.github.fragmill.cpix.testing.Documents.KEY;
import static io.github.fragmill.cpix.testing.Documents.base64;
import static io.github.fragmill.cpix.testing.Documents.encoded;
import static io.github.fragmill.cpix.testing.Documents.keyList;
import static io.github.fragmill.cpix.testing.Documents.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.crypto.ContentKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of documents, and what is refused. */
final class CpixReaderTest {

  private static final String SYSTEM =
      "<cpix:DRMSystem kid='" + FIRST_ID + "' systemId='94ce86fb-07ff-4f43-adb8-93d2fa968ca2'>";

  @Test
  void read_keyInClear_heldWithItsAttributes() throws Exception {
    CpixDocument document =
        read(keyList("explicitIV='" + base64("f".repeat(32)) + "' commonEncryptionScheme='cbcs'"));

    assertThat(document.contentId()).contains("film");
    assertThat(document.version()).contains("2.3");
    CpixKey key = document.keys().get(0);
    assertThat(key.keyId()).isEqualTo(FIRST_ID);
    assertThat(key.scheme()).contains("cbcs");
    assertThat(key.explicitIv().map(Object::toString)).contains("f".repeat(32));
    assertThat(key.contentKey()).contains(ContentKey.of(FIRST_ID.toString(), KEY));
  }

  @Test
  void read_documentOfVersion20_idIsContentId() throws Exception {
    byte[] document =
        "<c:CPIX xmlns:c='urn:dashif:org:cpix' id='old'/>".getBytes(StandardCharsets.UTF_8);

    CpixDocument read = CpixReader.plain().read(document);

    assertThat(read.contentId()).contains("old");
    assertThat(read.version()).isEmpty();
  }

  @Test
  void read_keyWithoutValue_heldWithoutIt() throws Exception {
    CpixDocument document =
        read(
            "<cpix:ContentKeyList><cpix:ContentKey kid='" + FIRST_ID + "'/></cpix:ContentKeyList>");

    assertThat(document.keys()).containsExactly(CpixKey.withoutValue(FIRST_ID));
    assertThat(document.keys().get(0).contentKey()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"master", "multiVariant"})
  void read_multivariantPlaylist_underEitherName(String name) throws Exception {
    CpixDocument document =
        read(
            "<cpix:DRMSystemList>"
                + SYSTEM
                + hls("playlist='media'", "one")
                + hls("playlist='" + name + "'", "two")
                + "</cpix:DRMSystem></cpix:DRMSystemList>");

    assertThat(document.drmSystems().get(0).hlsMedia()).contains("one");
    assertThat(document.drmSystems().get(0).hlsMultivariant()).contains("two");
  }

  @Test
  void read_playlistNotNamed_isMedia() throws Exception {
    CpixDocument document =
        read(
            "<cpix:DRMSystemList>"
                + SYSTEM
                + hls("", "one")
                + "</cpix:DRMSystem></cpix:DRMSystemList>");

    assertThat(document.drmSystems().get(0).hlsMedia()).contains("one");
  }

  @Test
  void read_elementsOfSpeke1_asTag() throws Exception {
    CpixDocument document =
        read(
            "<cpix:DRMSystemList>"
                + SYSTEM
                + "<cpix:URIExtXKey>"
                + encoded("skd://film")
                + "</cpix:URIExtXKey><speke:KeyFormat xmlns:speke='urn:aws:amazon:com:speke'>"
                + encoded("com.apple.streamingkeydelivery")
                + "</speke:KeyFormat></cpix:DRMSystem></cpix:DRMSystemList>");

    assertThat(document.drmSystems().get(0).hlsMedia())
        .contains(
            "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://film\","
                + "KEYFORMAT=\"com.apple.streamingkeydelivery\",KEYFORMATVERSIONS=\"1\"");
  }

  @Test
  void read_elementOfSpeke1WithQuote_refused() {
    refused(
        "<cpix:DRMSystemList>"
            + SYSTEM
            + "<cpix:URIExtXKey>"
            + encoded("skd://film\",KEYFORMAT=\"x")
            + "</cpix:URIExtXKey></cpix:DRMSystem></cpix:DRMSystemList>",
        "expected values that stand in a quoted attribute of HLS");
  }

  @Test
  void read_periods_withTimesAndOffsets() throws Exception {
    CpixDocument document =
        read(
            "<cpix:ContentKeyPeriodList>"
                + "<cpix:ContentKeyPeriod id='a' index='7' label='x'/>"
                + "<cpix:ContentKeyPeriod id='b' startOffset='PT1M' duration='PT10.5S'/>"
                + "<cpix:ContentKeyPeriod id='c' start='2026-01-31T12:00:00+01:00'"
                + " end='2026-01-31T12:00:00'/>"
                + "</cpix:ContentKeyPeriodList>");

    assertThat(document.periods().get(0).index()).hasValue(7);
    assertThat(document.periods().get(0).label()).contains("x");
    assertThat(document.periods().get(1).endOffset()).contains(Duration.ofMillis(70_500));
    assertThat(document.periods().get(2).start()).contains(Instant.parse("2026-01-31T11:00:00Z"));
    assertThat(document.periods().get(2).end()).contains(Instant.parse("2026-01-31T12:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<cpix:FooFilter/>",
        "<x:VideoFilter xmlns:x='urn:x'/>",
        "<cpix:VideoFilter codec='avc1'/>",
        "<cpix:AudioFilter><cpix:More/></cpix:AudioFilter>",
        "<cpix:KeyPeriodFilter/>"
      })
  void read_filterThatIsNotKnown_held(String filter) throws Exception {
    CpixDocument document =
        read(
            "<cpix:ContentKeyUsageRuleList><cpix:ContentKeyUsageRule kid='"
                + FIRST_ID
                + "'>"
                + filter
                + "</cpix:ContentKeyUsageRule></cpix:ContentKeyUsageRuleList>");

    assertThat(document.rules().get(0).filters())
        .singleElement()
        .isInstanceOf(UsageFilter.Unknown.class);
  }

  @Test
  void read_unknownElements_skipped() throws Exception {
    CpixDocument document =
        read(
            "<x:More xmlns:x='urn:x'><x:Deep/></x:More><!-- comment -->"
                + keyList("")
                + "<cpix:UpdateHistoryItemList><cpix:UpdateHistoryItem/></cpix:UpdateHistoryItemList>");

    assertThat(document.keys()).hasSize(1);
  }

  @Test
  void read_keyTwice_refused() {
    refused(keyList("") + keyList(""), "keys: expected each once, found " + FIRST_ID + " twice");
  }

  @Test
  void read_keyIsItsId_refusedWithoutIt() {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> read(keyList("").replace(base64(KEY), base64("a".repeat(32)))))
        .withMessageContaining("found the key id")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explicitIV='AAAA'",
        "explicitIV='%'",
        "dependsOnKey='x'",
        "commonEncryptionScheme='a\u0085b'"
      })
  void read_attributeOfAnotherForm_refused(String attribute) {
    refused(keyList(attribute), "ContentKey: expected ");
  }

  @Test
  void read_valueNotBase64_messageDoesNotHoldIt() {
    String secret = "%" + base64(KEY);

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> read(keyList("").replace(base64(KEY), secret)))
        .withMessage("CPIX document: PlainValue: expected base64, found something else")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "no XML",
        "<a/>",
        "<CPIX/>",
        "<cpix:CPIX xmlns:cpix='urn:dashif:org:cpix'>",
        "<cpix:CPIX xmlns:cpix='urn:dashif:org:cpix'>&amp;&unknown;</cpix:CPIX>"
      })
  void read_noDocument_refused(String text) {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> CpixReader.plain().read(text.getBytes(StandardCharsets.UTF_8)))
        .withMessageStartingWith("CPIX document: expected ");
  }

  @Test
  void read_byteOrderMark_skipped() throws Exception {
    byte[] document =
        new String(xml(keyList("")), StandardCharsets.UTF_8)
            .replaceFirst("^", "\uFEFF")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(CpixReader.plain().read(document).keys()).hasSize(1);
  }

  /** The JDK's parser would write to the console. */
  @Test
  void read_anotherEncoding_refusedInSilence() {
    PrintStream console = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    byte[] document = xml("<!-- ? -->");
    document[document.length - 20] = (byte) 0xC3;
    try {
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));

      assertThatExceptionOfType(KeySourceException.class)
          .isThrownBy(() -> CpixReader.plain().read(document))
          .withMessageContaining("expected well-formed XML");
    } finally {
      System.setErr(console);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void read_externalEntity_refusedWithoutReadingIt(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret.txt"), "secret");
    String text =
        "<!DOCTYPE CPIX [<!ENTITY x SYSTEM '"
            + file.toUri()
            + "'>]><cpix:CPIX xmlns:cpix='urn:dashif:org:cpix' contentId='&x;'>&x;</cpix:CPIX>";

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> CpixReader.plain().read(text.getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("expected no document type")
        .withMessageNotContaining("secret");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void read_entityBomb_refusedAtOnce() {
    StringBuilder text = new StringBuilder("<!DOCTYPE a [<!ENTITY x0 'x'>");
    for (int level = 1; level < 20; level++) {
      text.append("<!ENTITY x" + level + " '" + ("&x" + (level - 1) + ";").repeat(100) + "'>");
    }
    text.append("]><cpix:CPIX xmlns:cpix='urn:dashif:org:cpix'>&x19;</cpix:CPIX>");

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> CpixReader.plain().read(text.toString().getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("expected no document type");
  }

  @Test
  void read_greatDepth_refused() {
    refused("<a>".repeat(5_000) + "</a>".repeat(5_000), "elements at most 40 deep");
  }

  @Test
  void read_itemOfManyElements_refused() {
    refused(
        "<cpix:ContentKeyList><cpix:ContentKey kid='"
            + FIRST_ID
            + "'>"
            + "<a/>".repeat(3_000)
            + "</cpix:ContentKey></cpix:ContentKeyList>",
        "at most 2000 elements in an item");
  }

  @Test
  void read_streamLongerThanLimit_refused() {
    byte[] document = xml(keyList(""));

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () ->
                CpixReader.plain()
                    .maxBytes(document.length - 1)
                    .read(new ByteArrayInputStream(document)))
        .withMessage("CPIX document: expected at most %d bytes, found more", document.length - 1);
  }

  @Test
  void read_streamAsLongAsLimit_read() throws Exception {
    byte[] document = xml(keyList(""));

    assertThat(
            CpixReader.plain()
                .maxBytes(document.length)
                .read(new ByteArrayInputStream(document))
                .keys())
        .hasSize(1);
  }

  @Test
  void read_noFile_typed(@TempDir Path folder) {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> CpixReader.plain().read(folder.resolve("none.xml")))
        .withMessageContaining("none.xml cannot be read");
  }

  @Test
  void toString_documentAndKeys_holdNoKey() throws Exception {
    CpixDocument document = read(keyList(""));

    assertThat(document + " " + Cpix.of(document) + " " + document.keys())
        .doesNotContain(KEY)
        .doesNotContain(base64(KEY));
  }

  @Test
  void close_keys_areGone() throws Exception {
    CpixDocument document = read(keyList(""));
    Optional<ContentKey> key = document.keys().get(0).contentKey();

    document.close();
    document.close();

    assertThat(key.orElseThrow().isDestroyed()).isTrue();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> CpixWriter.plain().toBytes(document))
        .withMessageContaining("closed");
  }

  private static String hls(String attribute, String text) {
    return "<cpix:HLSSignalingData " + attribute + ">" + encoded(text) + "</cpix:HLSSignalingData>";
  }

  private static CpixDocument read(String lists) throws KeySourceException {
    return CpixReader.plain().read(xml(lists));
  }

  private static void refused(String lists, String reason) {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> read(lists))
        .withMessageContaining(reason)
        .withMessageNotContaining(base64(KEY));
  }
}
