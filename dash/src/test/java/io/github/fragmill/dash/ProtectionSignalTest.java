package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtectionSignalTest {

  private static final Layout LAYOUT = Layout.SEGMENT_FILES;
  private static final String KEY_ID = "@*[name()='cenc:default_KID']";

  @Test
  void toElements_protectedSet_tellsSchemeFirstThenEachSystem() throws Exception {
    WrittenManifest manifest = manifestOf(encrypted("v", Presentations.HD_KEY, 1));

    assertThat(manifest.find("//AdaptationSet/ContentProtection/@schemeIdUri"))
        .containsExactly(
            "urn:mpeg:dash:mp4protection:2011",
            "urn:uuid:1077efec-c0b2-4d02-ace3-3c1e52e2fb4b",
            "urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");
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
    assertThat(Base64.getDecoder().decode(boxes.get(0))).isEqualTo(common.toBox());
  }

  @Test
  void sharedBy_sameKeyAndOtherIv_isSaidOnceOnTheSet() throws Exception {
    WrittenManifest manifest =
        manifestOf(
            encrypted("a", Presentations.HD_KEY, 1), encrypted("b", Presentations.HD_KEY, 2));

    assertThat(manifest.find("//AdaptationSet/ContentProtection")).hasSize(3);
    assertThat(manifest.find("//Representation/ContentProtection")).isEmpty();
  }

  @Test
  void sharedBy_otherKey_isSaidOnEachRepresentation() throws Exception {
    WrittenManifest manifest =
        manifestOf(
            encrypted("a", Presentations.HD_KEY, 1), encrypted("b", Presentations.SD_KEY, 1));

    assertThat(manifest.find("//AdaptationSet/ContentProtection")).isEmpty();
    assertThat(manifest.find("//Representation[@id='a']/ContentProtection/" + KEY_ID))
        .containsExactly(Presentations.HD_KEY.toString());
    assertThat(manifest.find("//Representation[@id='b']/ContentProtection/" + KEY_ID))
        .containsExactly(Presentations.SD_KEY.toString());
  }

  @Test
  void sharedBy_otherHeaders_isSaidOnEachRepresentation() throws Exception {
    Rendition one = encrypted("a", Presentations.HD_KEY, 1);
    RenditionProtection headerless =
        new RenditionProtection(one.protection().orElseThrow().parameters(), List.of());
    Rendition other = Presentations.with(Presentations.video(LAYOUT, "b"), headerless);

    WrittenManifest manifest = manifestOf(one, other);

    assertThat(manifest.find("//AdaptationSet/ContentProtection")).isEmpty();
    assertThat(manifest.find("//Representation/ContentProtection")).hasSize(3 + 1);
  }

  @Test
  void sharedBy_oneRenditionClear_isSaidOnTheOther() throws Exception {
    WrittenManifest manifest =
        manifestOf(Presentations.video(LAYOUT, "clear"), encrypted("b", Presentations.HD_KEY, 1));

    assertThat(manifest.find("//AdaptationSet/ContentProtection")).isEmpty();
    assertThat(manifest.find("//Representation[@id='clear']/ContentProtection")).isEmpty();
    assertThat(manifest.find("//Representation[@id='b']/ContentProtection")).hasSize(3);
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
