package io.github.fragmill.integration.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.tools.Mpd;
import io.github.fragmill.integration.tools.MpdSchema;
import io.lindstrom.mpd.data.descriptor.Descriptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

class ManifestSchemaIT {

  @ParameterizedTest
  @MethodSource("io.github.fragmill.integration.packaging.EveryOwnClip#inEveryMode")
  void packageTo_bothLayouts_manifestIsValid(OwnClip clip, Mode mode) throws Exception {
    MpdSchema schema = MpdSchema.require();
    for (Layout layout : Packagers.LAYOUTS) {
      byte[] manifest = manifest(clip, mode, layout);
      assertThatCode(() -> schema.validate(manifest)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void packageTo_rotation_manifestIsValid(Layout layout) throws Exception {
    MpdSchema schema = MpdSchema.require();
    byte[] manifest =
        MemoryClip.of(
                Packagers.of(Source.file(OwnClip.NO_B_FRAMES.file()), Mode.CLEAR, layout)
                    .protect(
                        new RotatedKeys(Mode.CBCS.key())
                            .encryption(Scheme.CBCS, /* periods= */ 4, Duration.ofSeconds(1))
                            .signal(Widevine.keyId(), PlayReady.keyId(), DrmSystem.common())
                            .build()))
            .file("manifest.mpd");

    assertThatCode(() -> schema.validate(manifest)).doesNotThrowAnyException();
    // What each system needs is in the segments.
    assertThat(protections(manifest)).containsOnly("urn:mpeg:dash:mp4protection:2011");
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void packageTo_rotationWithOneLicense_manifestIsValidAndComplete(Layout layout) throws Exception {
    MpdSchema schema = MpdSchema.require();
    byte[] manifest =
        MemoryClip.of(
                Packagers.of(Source.file(OwnClip.NO_B_FRAMES.file()), Mode.CLEAR, layout)
                    .protect(
                        new RotatedKeys(Mode.CBCS.key())
                            .encryption(Scheme.CBCS, /* periods= */ 4, Duration.ofSeconds(1))
                            .signal(DrmSystem.common(), Widevine.keyId(), PlayReady.keyId())
                            .oneLicense()
                            .build()))
            .file("manifest.mpd");

    assertThatCode(() -> schema.validate(manifest)).doesNotThrowAnyException();
    assertThat(protections(manifest))
        .hasSize(2 * 4)
        .contains(
            "urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed",
            "urn:uuid:9a04f079-9840-4286-ab92-e65be0885f95",
            "urn:uuid:1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
  }

  private static List<String> protections(byte[] manifest) throws Exception {
    return Mpd.parse(manifest).sets().stream()
        .flatMap(set -> set.getContentProtections().stream())
        .map(Descriptor::getSchemeIdUri)
        .toList();
  }

  @Test
  void validate_elementMissing_isFound() throws Exception {
    MpdSchema schema = MpdSchema.require();
    String valid =
        new String(
            manifest(OwnClip.VIDEO_ONLY, Mode.CLEAR, Layout.SINGLE_FILE), StandardCharsets.UTF_8);
    byte[] invalid = valid.replace("Period", "Episode").getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> schema.validate(invalid)).isInstanceOf(SAXException.class);
  }

  private static byte[] manifest(OwnClip clip, Mode mode, Layout layout) throws Exception {
    return MemoryClip.of(Packagers.of(Source.file(clip.file()), mode, layout)).file("manifest.mpd");
  }
}
