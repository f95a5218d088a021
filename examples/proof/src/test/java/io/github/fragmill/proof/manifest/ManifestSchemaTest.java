package io.github.fragmill.proof.manifest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.proof.clips.OwnClip;
import io.github.fragmill.proof.packaging.MemoryClip;
import io.github.fragmill.proof.packaging.Mode;
import io.github.fragmill.proof.packaging.Packagers;
import io.github.fragmill.proof.packaging.RotatedKeys;
import io.github.fragmill.proof.tools.MpdSchema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

class ManifestSchemaTest {

  @ParameterizedTest
  @MethodSource("io.github.fragmill.proof.packaging.EveryOwnClip#inEveryMode")
  void packageTo_bothLayouts_manifestIsValid(OwnClip clip, Mode mode) throws Exception {
    MpdSchema schema = MpdSchema.require();
    for (Layout layout : Layout.values()) {
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
