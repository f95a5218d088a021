package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.PsshPlace;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.ShakaPackager;
import io.github.fragmill.integration.tools.TestKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For the same key, Shaka Packager writes the same headers of DRM systems. */
class DrmReferenceIT {

  private static final TestKey KEY = TestKey.WITH_LONG_IV;
  private static final String AUDIO_KEY_ID = "303132333435363738393a3b3c3d3e3f";
  private static final String AUDIO_KEY = "404142434445464748494a4b4c4d4e4f";

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

    MemoryClip packaged =
        packaged(
            clip,
            encryption(scheme)
                .signal(
                    Widevine.keyId().in(PsshPlace.BOTH),
                    PlayReady.keyId().in(PsshPlace.BOTH),
                    DrmSystem.common().in(PsshPlace.BOTH)));
    Map<String, String> headers = systems(packaged.file("video-180.mp4"));

    assertThat(headers).hasSize(3).isEqualTo(systems(Files.readAllBytes(reference)));
    assertThat(inManifest(packaged)).isEqualTo(headers);
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void packageTo_byDefault_boxesAreInTheManifestAlone(Scheme scheme) throws Exception {
    MemoryClip packaged =
        packaged(
            OwnClip.VIDEO_ONLY.file(),
            encryption(scheme).signal(Widevine.keyId(), PlayReady.keyId(), DrmSystem.common()));

    assertThat(systems(packaged.file("video-180.mp4"))).isEmpty();
    assertThat(inManifest(packaged)).hasSize(3);
  }

  /** Of PlayReady, Shaka Packager names the first key alone. */
  @ParameterizedTest
  @EnumSource(Scheme.class)
  void packageTo_oneLicense_boxesNameAllKeysAsByShaka(Scheme scheme, @TempDir Path directory)
      throws Exception {
    Path clip = OwnClip.NO_B_FRAMES.file();
    Path reference = directory.resolve("reference.mp4");
    ShakaPackager.require()
        .encrypt(
            clip,
            "video",
            scheme.fourCc(),
            KEY,
            reference,
            "--protection_systems",
            "Widevine,CommonSystem",
            "--keys",
            "label=:key_id=%s:key=%s,label=AUDIO:key_id=%s:key=%s"
                .formatted(KEY.keyIdHex(), KEY.keyHex(), AUDIO_KEY_ID, AUDIO_KEY));
    MemoryClip packaged =
        packaged(
            clip,
            CommonEncryption.builder(scheme)
                .key(TrackSelector.video(), ContentKey.of(KEY.keyIdHex(), KEY.keyHex()))
                .key(TrackSelector.audio(), ContentKey.of(AUDIO_KEY_ID, AUDIO_KEY))
                .signal(
                    Widevine.keyId().in(PsshPlace.HEADER), DrmSystem.common().in(PsshPlace.HEADER))
                .oneLicense());
    Map<String, String> headers = systems(packaged.file("video-180.mp4"));

    assertThat(headers).hasSize(2).isEqualTo(systems(Files.readAllBytes(reference)));
    assertThat(systems(packaged.file("audio.mp4"))).isEqualTo(headers);
  }

  private static CommonEncryption.Builder encryption(Scheme scheme) {
    return CommonEncryption.builder(scheme)
        .key(TrackSelector.all(), ContentKey.of(KEY.keyIdHex(), KEY.keyHex()))
        .iv(InitializationVector.of(KEY.ivHex()));
  }

  private static MemoryClip packaged(Path clip, CommonEncryption.Builder encryption)
      throws Exception {
    return MemoryClip.of(
        Packagers.of(Source.file(clip), Mode.CLEAR, Layout.SINGLE_FILE)
            .protect(encryption.build()));
  }

  /** Returns the boxes of the manifest by their systems' ids. */
  private static Map<String, String> inManifest(MemoryClip packaged) {
    ByteArrayOutputStream boxes = new ByteArrayOutputStream();
    Matcher element =
        Pattern.compile("<cenc:pssh>([^<]+)</cenc:pssh>")
            .matcher(new String(packaged.file("manifest.mpd"), StandardCharsets.UTF_8));
    while (element.find()) {
      boxes.writeBytes(Base64.getDecoder().decode(element.group(1)));
    }
    return systems(boxes.toByteArray());
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
