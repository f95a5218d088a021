package io.github.fragmill.proof.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.proof.clips.OwnClip;
import io.github.fragmill.proof.mp4.Box;
import io.github.fragmill.proof.packaging.MemoryClip;
import io.github.fragmill.proof.packaging.Mode;
import io.github.fragmill.proof.packaging.Packagers;
import io.github.fragmill.proof.tools.ShakaPackager;
import io.github.fragmill.proof.tools.TestKey;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For the same key, Shaka Packager writes the same headers of DRM systems. */
class DrmReferenceTest {

  private static final TestKey KEY = TestKey.WITH_LONG_IV;

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void packageTo_everySystem_headersAreAsByShaka(Scheme scheme, @TempDir Path directory)
      throws Exception {
    Path clip = OwnClip.VIDEO_ONLY.file();
    Path reference = directory.resolve("reference.mp4");
    ShakaPackager.require()
        .encrypt(
            clip,
            "video",
            scheme.fourCc(),
            KEY,
            reference,
            "--protection_systems",
            "Widevine,PlayReady,CommonSystem");

    assertThat(systems(packaged(clip, scheme)))
        .hasSize(3)
        .isEqualTo(systems(Files.readAllBytes(reference)));
  }

  private static byte[] packaged(Path clip, Scheme scheme) throws Exception {
    CommonEncryption encryption =
        CommonEncryption.builder(scheme)
            .key(TrackSelector.all(), ContentKey.of(KEY.keyIdHex(), KEY.keyHex()))
            .iv(InitializationVector.parse(KEY.ivHex()))
            .signal(Widevine.keyId(), PlayReady.keyId(), DrmSystem.common())
            .build();
    return MemoryClip.of(
            Packagers.of(Source.file(clip), Mode.CLEAR, Layout.SINGLE_FILE).protect(encryption))
        .file("video-180.mp4");
  }

  /** Returns the boxes by their systems' ids. */
  private static Map<String, String> systems(byte[] file) {
    Map<String, String> systems = new TreeMap<>();
    List<Box> boxes = Box.all(Box.parse(file), "pssh");
    for (Box box : boxes) {
      ByteBuffer content = box.content().duplicate();
      byte[] bytes = new byte[content.remaining()];
      content.get(bytes);
      systems.put(
          HexFormat.of().formatHex(Arrays.copyOfRange(bytes, 4, 20)),
          HexFormat.of().formatHex(bytes));
    }
    assertThat(systems).as("systems, each once").hasSameSizeAs(boxes);
    return systems;
  }
}
