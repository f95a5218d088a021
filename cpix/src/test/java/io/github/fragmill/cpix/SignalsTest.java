package io.github.fragmill.cpix;

import static io.github.fragmill.cpix.testing.Documents.FIRST_ID;
import static io.github.fragmill.cpix.testing.Documents.PSSH;
import static io.github.fragmill.cpix.testing.Documents.WIDEVINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.PlaylistKey;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a document's signals goes on, and what does not. */
final class SignalsTest {

  private static final UUID FAIRPLAY = UUID.fromString("94ce86fb-07ff-4f43-adb8-93d2fa968ca2");

  @Test
  void of_box_inHeaderAndManifest() throws Exception {
    DrmSignal signal = of(system().withPssh(PSSH));

    assertThat(signal.headerPssh()).isPresent().isEqualTo(signal.manifestPssh());
    assertThat(signal.playlistKey()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<cenc:pssh xmlns:cenc='urn:mpeg:cenc:2013'>%s</cenc:pssh>",
        "<?xml version='1.0' encoding='UTF-8'?><pssh xmlns='urn:mpeg:cenc:2013'> %s\n</pssh>",
        "<cenc:pssh>%s</cenc:pssh><mspr:pro>AAAA</mspr:pro>",
        "<ContentProtection schemeIdUri='x'><cenc:pssh>%s</cenc:pssh></ContentProtection>"
      })
  void of_boxInXml_read(String xml) throws Exception {
    DrmSignal signal = of(system().withContentProtection(xml.formatted(PSSH)));

    assertThat(signal.manifestPssh().orElseThrow().systemId()).isEqualTo(WIDEVINE);
    assertThat(signal.headerPssh()).isEmpty();
  }

  @Test
  void of_licenseUrlInXml_read() throws Exception {
    DrmSignal signal =
        of(
            system()
                .withContentProtection(
                    "<dashif:Laurl>https://drm.example/license?a=1&amp;b=2</dashif:Laurl>"));

    assertThat(signal.licenseUrl()).contains(URI.create("https://drm.example/license?a=1&b=2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "/license", "a b"})
  void of_licenseUrlThatIsNoAddress_refusedWithoutIt(String url) {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () -> of(system().withContentProtection("<dashif:Laurl>" + url + "</dashif:Laurl>")))
        .withMessage("ContentProtectionData: expected the address of a licence server as Laurl");
  }

  @Test
  void of_otherXml_goesNowhere() throws Exception {
    assertThat(
            Signals.of(
                system().withContentProtection("<script xmlns='urn:x'>alert(1)</script>"), false))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a>", "</all><all>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
  void of_brokenXml_refused(String xml) {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> of(system().withContentProtection(xml)))
        .withMessageStartingWith("ContentProtectionData: expected ");
  }

  @Test
  void of_boxOfAnotherSystem_refused() {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> of(CpixDrmSystem.of(FAIRPLAY, FIRST_ID).withPssh(PSSH)))
        .withMessageContaining("headerPssh: expected one of " + FAIRPLAY);
  }

  @Test
  void of_tag_firstKeyAlone() throws Exception {
    DrmSignal signal =
        of(
            CpixDrmSystem.of(FAIRPLAY, FIRST_ID)
                .withHls(
                    "#EXT-X-FOO:1\nhttps://evil.example/a.mp4\n"
                        + "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://film,1\","
                        + "KEYFORMAT=\"com.apple.streamingkeydelivery\",KEYFORMATVERSIONS=\"1\","
                        + "IV=0x00,X-EVIL=\"1\"\r\n#EXT-X-DISCONTINUITY",
                    ""));

    assertThat(signal.playlistKey())
        .contains(new PlaylistKey("com.apple.streamingkeydelivery", "1", "skd://film,1"));
  }

  @Test
  void of_tagOfMultivariantPlaylistOnly_taken() throws Exception {
    CpixDrmSystem system = CpixDrmSystem.of(FAIRPLAY, FIRST_ID);
    DrmSignal signal =
        of(
            new CpixDrmSystem(
                system.systemId(),
                system.keyId(),
                system.name(),
                system.psshBase64(),
                system.contentProtection(),
                system.robustness(),
                system.hlsMedia(),
                Optional.of("#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI=\"skd://a\",KEYFORMAT=\"b\""),
                system.hlsAllowedCpc(),
                system.smoothHeader()));

    assertThat(signal.playlistKey()).contains(new PlaylistKey("b", "1", "skd://a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXT-X-KEY:METHOD=AES-128,URI=\"https://keys.example/1\",KEYFORMAT=\"identity\"",
        "#EXT-X-KEY:METHOD=NONE",
        "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://a\"",
        "no tag"
      })
  void of_tagOfAnotherKind_goesNowhere(String lines) throws Exception {
    assertThat(Signals.of(CpixDrmSystem.of(FAIRPLAY, FIRST_ID).withHls(lines, ""), false))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "URI=\"no uri\",KEYFORMAT=\"a\"",
        "URI=\"skd://a\",KEYFORMAT=\"a b\"",
        "URI=\"skd://a\",KEYFORMAT=\"a\",KEYFORMATVERSIONS=\"x\""
      })
  void of_tagWithWrongValue_refused(String attributes) {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () ->
                of(
                    CpixDrmSystem.of(FAIRPLAY, FIRST_ID)
                        .withHls("#EXT-X-KEY:METHOD=SAMPLE-AES," + attributes, "")))
        .withMessageContaining("expected");
  }

  @Test
  void of_tagThatRepeatsTheBox_followsFromIt() throws Exception {
    DrmSignal signal =
        of(
            system()
                .withPssh(PSSH)
                .withHls(
                    "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"data:text/plain;base64,"
                        + PSSH
                        + "\",KEYFORMAT=\"urn:uuid:"
                        + WIDEVINE
                        + "\"",
                    ""));

    assertThat(signal.playlistKey()).isEmpty();
  }

  private static CpixDrmSystem system() {
    return CpixDrmSystem.of(WIDEVINE, FIRST_ID);
  }

  private static DrmSignal of(CpixDrmSystem system) throws KeySourceException {
    return Signals.of(system, /* isLeaf= */ false).orElseThrow();
  }
}
