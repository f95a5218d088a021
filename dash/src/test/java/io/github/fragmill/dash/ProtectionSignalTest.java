package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProtectionSignalTest {

  private static final Layout LAYOUT = Layout.NUMBERED_SEGMENTS;
  private static final String KEY_ID = "@*[name()='cenc:default_KID']";

  @Test
  void toElements_protectedSet_areTheSchemeThenEachSystem() throws Exception {
    WrittenManifest manifest = manifestOf(encrypted("v", Presentations.HD_KEY, 1));

    assertThat(manifest.find("//AdaptationSet/ContentProtection/@schemeIdUri"))
        .containsExactly(
            "urn:mpeg:dash:mp4protection:2011",
            "urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed",
            "urn:uuid:1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
    assertThat(manifest.find("//ContentProtection[1]/@value")).containsExactly("cbcs");
    assertThat(manifest.find("//ContentProtection/" + KEY_ID))
        .containsExactly("01234567-89ab-cdef-0123-456789abcdef");
  }

  @Test
  void toElements_system_carriesWholePsshBox() throws Exception {
    Pssh common = new Pssh(Presentations.COMMON_SYSTEM, List.of(Presentations.HD_KEY), new byte[0]);

    List<String> boxes =
        manifestOf(encrypted("v", Presentations.HD_KEY, 1)).find("//*[name()='cenc:pssh']");

    assertThat(boxes).hasSize(2);
    assertThat(Base64.getDecoder().decode(boxes.get(1))).isEqualTo(common.toBox());
  }

  @Test
  void toElements_signalWithoutContent_isNotWritten() throws Exception {
    RenditionProtection rolling =
        RenditionProtection.builder(
                Presentations.protection(Presentations.HD_KEY, 1).orElseThrow().parameters())
            .drmSignals(
                List.of(
                    new DrmSignal(
                        Presentations.WIDEVINE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
            .build();

    WrittenManifest manifest =
        manifestOf(Presentations.with(Presentations.video(LAYOUT, "v"), rolling));

    assertThat(manifest.find("//ContentProtection/@schemeIdUri"))
        .containsExactly("urn:mpeg:dash:mp4protection:2011");
  }

  @Test
  void toElements_commonSystem_comesLastWhateverTheOrder() throws Exception {
    DrmSignal common = DrmSignal.of(new Pssh(Presentations.COMMON_SYSTEM, List.of(), new byte[0]));
    DrmSignal clearKey =
        new DrmSignal(
            UUID.fromString("e2719d58-a985-b3c9-781a-b030af78d30e"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(URI.create("https://example.org/keys")));
    DrmSignal widevine = DrmSignal.of(new Pssh(Presentations.WIDEVINE, List.of(), new byte[1]));

    assertThat(systems(common, widevine, clearKey))
        .containsExactly(
            "urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed",
            "urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e",
            "urn:uuid:1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
    assertThat(systems(clearKey, common, widevine))
        .containsExactly(
            "urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e",
            "urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed",
            "urn:uuid:1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
  }

  private static List<String> systems(DrmSignal... signals) throws Exception {
    RenditionProtection protection =
        RenditionProtection.builder(
                Presentations.protection(Presentations.HD_KEY, 1).orElseThrow().parameters())
            .drmSignals(List.of(signals))
            .build();
    return manifestOf(Presentations.with(Presentations.video(LAYOUT, "v"), protection))
        .find("//ContentProtection[position() > 1]/@schemeIdUri");
  }

  @Test
  void of_clearRendition_isEmpty() throws Exception {
    assertThat(manifestOf(Presentations.video(LAYOUT, "v")).find("//ContentProtection")).isEmpty();
  }

  private static Rendition encrypted(String id, KeyId keyId, int ivSeed) {
    return Presentations.with(
        Presentations.video(LAYOUT, id), Presentations.protection(keyId, ivSeed).orElseThrow());
  }

  private static WrittenManifest manifestOf(Rendition... renditions) throws Exception {
    return WrittenManifest.of(LAYOUT, Presentations.of(renditions));
  }
}
