package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.Pssh;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DrmElementTest {

  private static final Layout LAYOUT = Layout.NUMBERED_SEGMENTS;
  private static final UUID PLAYREADY = UUID.fromString("9a04f079-9840-4286-ab92-e65be0885f95");
  private static final UUID CLEAR_KEY = UUID.fromString("e2719d58-a985-b3c9-781a-b030af78d30e");
  private static final UUID OTHER = UUID.fromString("01020304-0506-0708-090a-0b0c0d0e0f10");
  private static final URI LICENSES = URI.create("https://example.com/licence?a=1&b=\u00fc");
  private static final byte[] DATA = {1, 2, 3, 4};

  @Test
  void of_playReady_hasTheObjectBesideTheBox() throws Exception {
    Pssh pssh = new Pssh(PLAYREADY, List.of(), DATA);
    WrittenManifest manifest = manifestOf(DrmSignal.of(pssh));

    assertThat(manifest.find("//ContentProtection[2]/@value")).containsExactly("MSPR 2.0");
    assertThat(manifest.find("//*[name()='cenc:pssh']")).containsExactly(base64(pssh.toBox()));
    assertThat(manifest.find("//*[name()='mspr:pro']")).containsExactly(base64(DATA));
    assertThat(manifest.find("//*[name()='dashif:Laurl']")).isEmpty();
  }

  @Test
  void of_clearKey_hasUrlAndType() throws Exception {
    WrittenManifest manifest =
        manifestOf(
            new DrmSignal(CLEAR_KEY, Optional.empty(), Optional.empty(), Optional.of(LICENSES)));

    assertThat(manifest.find("//ContentProtection[2]/@schemeIdUri"))
        .containsExactly("urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e");
    assertThat(manifest.find("//ContentProtection[2]/@value")).containsExactly("ClearKey1.0");
    assertThat(manifest.find("//*[name()='dashif:Laurl']"))
        .containsExactly("https://example.com/licence?a=1&b=%C3%BC");
    assertThat(manifest.find("//*[name()='dashif:Laurl']/@licenseType")).containsExactly("EME-1.0");
    assertThat(manifest.find("//*[name()='cenc:pssh']")).isEmpty();
  }

  @Test
  void of_systemWithLicenseUrl_hasItWithoutAType() throws Exception {
    WrittenManifest manifest =
        manifestOf(new DrmSignal(OTHER, Optional.empty(), Optional.empty(), Optional.of(LICENSES)));

    assertThat(manifest.find("//*[name()='dashif:Laurl']")).hasSize(1);
    assertThat(manifest.find("//*[name()='dashif:Laurl']/@licenseType")).isEmpty();
    assertThat(manifest.find("//ContentProtection[2]/@value")).isEmpty();
  }

  @Test
  void of_boxInTheHeaderOnly_systemIsNotNamed() throws Exception {
    for (UUID system : List.of(PLAYREADY, Presentations.WIDEVINE, OTHER)) {
      WrittenManifest manifest =
          manifestOf(
              new DrmSignal(
                  system,
                  Optional.of(new Pssh(system, List.of(), DATA)),
                  Optional.empty(),
                  Optional.empty()));

      assertThat(manifest.find("//ContentProtection/@schemeIdUri"))
          .containsExactly("urn:mpeg:dash:mp4protection:2011");
    }
  }

  @Test
  void of_everySystem_isValidAgainstTheSchema() throws Exception {
    DashSchema schema = DashSchema.require();
    WrittenManifest manifest =
        manifestOf(
            withLicenseUrl(Presentations.WIDEVINE),
            withLicenseUrl(PLAYREADY),
            withLicenseUrl(OTHER),
            new DrmSignal(CLEAR_KEY, Optional.empty(), Optional.empty(), Optional.of(LICENSES)));

    schema.validate(manifest.bytes());
  }

  private static DrmSignal withLicenseUrl(UUID system) {
    Optional<Pssh> pssh = Optional.of(new Pssh(system, List.of(), DATA));
    return new DrmSignal(system, pssh, pssh, Optional.of(LICENSES));
  }

  private static WrittenManifest manifestOf(DrmSignal... signals) throws Exception {
    RenditionProtection keyed =
        Presentations.protection(Presentations.HD_KEY, /* ivSeed= */ 1).orElseThrow();
    Rendition rendition =
        Presentations.with(
            Presentations.video(LAYOUT, "v"),
            RenditionProtection.builder(keyed.parameters()).drmSignals(List.of(signals)).build());
    return WrittenManifest.of(LAYOUT, Presentations.of(rendition));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
