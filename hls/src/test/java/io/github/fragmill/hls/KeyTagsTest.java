package io.github.fragmill.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.PlaylistKey;
import io.github.fragmill.core.protect.Pssh;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTagsTest {

  private static final UUID FAIRPLAY = UUID.fromString("94ce86fb-07ff-4f43-adb8-93d2fa968ca2");
  private static final UUID CLEAR_KEY = UUID.fromString("e2719d58-a985-b3c9-781a-b030af78d30e");
  private static final String KEY_ID = "KEYID=0x0123456789abcdef0123456789abcdef";

  @Test
  void of_widevineAndCommon_isOneKeyWithBothBoxes() throws Exception {
    DrmSignal common = Presentations.common(Presentations.FIRST_KEY);
    DrmSignal widevine = Presentations.system(Presentations.WIDEVINE, 1);
    List<String> tags = tags("cbcs", common, widevine);
    assertThat(tags)
        .containsExactly(
            "METHOD=SAMPLE-AES,URI=\"data:text/plain;base64,"
                + base64(widevine, common)
                + "\","
                + KEY_ID
                + ",KEYFORMAT=\"urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed\""
                + ",KEYFORMATVERSIONS=\"1\"");
  }

  @Test
  void of_cenc_isCounterMode() throws Exception {
    assertThat(tags("cenc", Presentations.common(Presentations.FIRST_KEY)))
        .singleElement()
        .asString()
        .startsWith("METHOD=SAMPLE-AES-CTR,");
  }

  @Test
  void of_playReady_isTheObjectWithoutTheBox() throws Exception {
    assertThat(tags("cbcs", Presentations.system(Presentations.PLAYREADY, 1, 2, 3)))
        .containsExactly(
            "METHOD=SAMPLE-AES,URI=\"data:text/plain;charset=UTF-16;base64,AQID\","
                + KEY_ID
                + ",KEYFORMAT=\"com.microsoft.playready\",KEYFORMATVERSIONS=\"1\"");
  }

  @Test
  void of_fairPlay_isItsUri() throws Exception {
    assertThat(tags("cbcs", fairPlay("skd://film")))
        .containsExactly(
            "METHOD=SAMPLE-AES,URI=\"skd://film\",KEYFORMAT=\"com.apple.streamingkeydelivery\""
                + ",KEYFORMATVERSIONS=\"1\"");
  }

  @Test
  void of_clearKey_isTheLicenceServer() throws Exception {
    DrmSignal signal =
        new DrmSignal(
            CLEAR_KEY,
            Optional.empty(),
            Optional.empty(),
            Optional.of(URI.create("https://keys.example/clear")));
    assertThat(tags("cbcs", signal))
        .singleElement()
        .asString()
        .contains("URI=\"https://keys.example/clear\"", "KEYFORMAT=\"org.w3.clearkey\"");
  }

  @Test
  void of_boxForTheHeaderOnly_isSaidHereToo() throws Exception {
    Pssh box = new Pssh(Presentations.COMMON, List.of(Presentations.FIRST_KEY), new byte[0]);
    DrmSignal signal =
        new DrmSignal(Presentations.COMMON, Optional.of(box), Optional.empty(), Optional.empty());
    assertThat(tags("cbcs", signal)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cens", "cbc1"})
  void of_schemeWithoutForm_isRefusedByName(String scheme) {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> tags(scheme, Presentations.common(Presentations.FIRST_KEY)))
        .withMessage("HLS has no form for the encryption scheme " + scheme + "; use cbcs or cenc");
  }

  @Test
  void of_noSystem_isRefused() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> tags("cbcs"))
        .withMessageContaining("find no key without a DRM system");
  }

  @Test
  void of_twoKeysWithOneUri_areRefused() throws Exception {
    KeyTags keys = new KeyTags(Optional.empty());
    Rendition first = rendition("cbcs", fairPlay("skd://film"));
    assertThat(keys.of(first, 0)).hasSize(1);
    assertThat(keys.of(first, 1)).hasSize(1);
    Rendition other = Presentations.rotated(Presentations.video(LAYOUT, "v", 720, 1000));
    Rendition second =
        other.toBuilder()
            .protection(
                Optional.of(
                    io.github.fragmill.core.presentation.RenditionProtection.builder(
                            other.protection().orElseThrow().parameters())
                        .drmSignals(List.of(fairPlay("skd://film")))
                        .segmentKeyIds(
                            List.of(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Presentations.SECOND_KEY)))
                        .build()))
            .build();
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> keys.of(second, 2))
        .withMessageContaining("put {keyId} into the URI");
  }

  @Test
  void of_identity_standsAlone() throws Exception {
    KeyTags keys = new KeyTags(Optional.of("https://keys.example/{keyId}"));
    assertThat(keys.of(rendition("cbcs", Presentations.common(Presentations.FIRST_KEY)), 0))
        .containsExactly(
            "METHOD=SAMPLE-AES,URI=\"https://keys.example/0123456789abcdef0123456789abcdef\""
                + ",KEYFORMAT=\"identity\",KEYFORMATVERSIONS=\"1\"");
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(
            () -> keys.of(rendition("cbcs", Presentations.system(Presentations.WIDEVINE, 1)), 0))
        .withMessageContaining("stand beside no DRM system");
  }

  private static final Layout LAYOUT = Layout.NUMBERED_SEGMENTS;

  private static Rendition rendition(String scheme, DrmSignal... signals) {
    return Presentations.encrypted(
        Presentations.video(LAYOUT, "video", 720, 1000), scheme, signals);
  }

  private static List<String> tags(String scheme, DrmSignal... signals) throws Exception {
    return new KeyTags(Optional.empty()).of(rendition(scheme, signals), 0);
  }

  private static DrmSignal fairPlay(String uri) {
    return DrmSignal.of(FAIRPLAY, new PlaylistKey("com.apple.streamingkeydelivery", "1", uri));
  }

  private static String base64(DrmSignal first, DrmSignal second) {
    byte[] one = first.manifestPssh().orElseThrow().toBox();
    byte[] other = second.manifestPssh().orElseThrow().toBox();
    byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return Base64.getEncoder().encodeToString(both);
  }
}
