package io.github.fragmill.integration.browser;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.ClearKey;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.tools.TestKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A presentation that the library made.
 *
 * @param name also its directory's
 * @param keys what opens it: key ids and keys in hexadecimal digits; none when it is clear
 */
record PackagedPresentation(String name, Map<String, String> keys) {

  /** Where presentations are made. */
  static final Path DIRECTORY = Path.of("target", "browser").toAbsolutePath();

  private static final URI NOWHERE = URI.create("https://localhost:9/licence");

  private static final TestKey VIDEO_KEY = Mode.CBCS.key();
  private static final TestKey AUDIO_KEY =
      new TestKey(
          "303132333435363738393a3b3c3d3e3f",
          "404142434445464748494a4b4c4d4e4f",
          VIDEO_KEY.ivHex());

  PackagedPresentation {
    keys = Map.copyOf(keys);
  }

  /** Packages a clip. */
  static PackagedPresentation of(String clipName, Path clip, Mode mode, Layout layout)
      throws IOException {
    String name = (clipName + "-" + mode + "-" + layout).toLowerCase(Locale.ROOT);
    Packagers.withPlaylists(
            Packagers.of(Source.file(clip), mode, layout), Packagers.manifest(layout))
        .packageTo(output(name));
    return new PackagedPresentation(name, mode.encrypts() ? keys(mode.key()) : Map.of());
  }

  /** Packages as a packager is set up. */
  static PackagedPresentation of(String name, Packager packager, Mode mode) throws IOException {
    packager.packageTo(output(name));
    return new PackagedPresentation(name, mode.encrypts() ? keys(mode.key()) : Map.of());
  }

  /** Packages as a packager is set up, with keys of its own. */
  static PackagedPresentation of(String name, Packager packager, List<TestKey> keys)
      throws IOException {
    packager.packageTo(output(name));
    return new PackagedPresentation(
        name, keys.stream().collect(Collectors.toMap(TestKey::keyIdHex, TestKey::keyHex)));
  }

  /** Packages a clip whose tracks have different keys. */
  static PackagedPresentation withKeyPerTrack(String clipName, Path clip) throws IOException {
    String name = clipName + "-key-per-track";
    Packager.of(Source.file(clip))
        .protect(
            CommonEncryption.builder(Scheme.CBCS)
                .key(TrackSelector.video(), contentKey(VIDEO_KEY))
                .key(TrackSelector.audio(), contentKey(AUDIO_KEY))
                .iv(InitializationVector.of(VIDEO_KEY.ivHex()))
                .build())
        .manifest(DashManifest.segmentTemplate(), HlsManifest.of())
        .packageTo(output(name));
    return new PackagedPresentation(
        name,
        Map.of(VIDEO_KEY.keyIdHex(), VIDEO_KEY.keyHex(), AUDIO_KEY.keyIdHex(), AUDIO_KEY.keyHex()));
  }

  /** Packages a clip under three keys, one after the other, with a clear beginning. */
  static PackagedPresentation withRotation(
      String clipName, Path clip, Mode mode, Duration clearLead) throws IOException {
    String name =
        (clipName + "-rotation-" + mode + "-" + clearLead.toSeconds()).toLowerCase(Locale.ROOT);
    RotatedKeys rotated = new RotatedKeys(mode.key());
    Packager.of(Source.file(clip))
        .protect(
            rotated
                .encryption(Scheme.parse(mode.fourCc()), /* periods= */ 3, Duration.ofSeconds(4))
                .clearLead(clearLead)
                .build())
        .segmentDuration(Duration.ofSeconds(2))
        .manifest(DashManifest.segmentTemplate(), HlsManifest.of())
        .packageTo(output(name));
    Map<String, String> keys = new HashMap<>();
    for (int period = 0; period < 3; period++) {
      keys.putAll(keys(rotated.ofPeriod(period)));
    }
    return new PackagedPresentation(name, keys);
  }

  /** Packages a clip of which the first four seconds are clear. */
  static PackagedPresentation withClearLead(String clipName, Path clip, Mode mode)
      throws IOException {
    String name = (clipName + "-clear-lead-" + mode).toLowerCase(Locale.ROOT);
    Packager.of(Source.file(clip))
        .protect(mode.leadingClear(Duration.ofSeconds(4)))
        .segmentDuration(Duration.ofSeconds(2))
        .manifest(DashManifest.onDemand(), HlsManifest.of())
        .packageTo(output(name));
    return new PackagedPresentation(name, keys(mode.key()));
  }

  /** Packages a clip with the signals of every DRM system. */
  static PackagedPresentation withEverySystem(String clipName, Path clip) throws IOException {
    String name = clipName + "-every-system";
    Packager.of(Source.file(clip))
        .protect(
            CommonEncryption.builder(Scheme.CBCS)
                .key(TrackSelector.all(), contentKey(VIDEO_KEY))
                .iv(InitializationVector.of(VIDEO_KEY.ivHex()))
                .signal(
                    Widevine.contentId("presentation").provider("example"),
                    PlayReady.licenseUrl(NOWHERE),
                    ClearKey.licenseUrl(NOWHERE),
                    DrmSystem.common())
                .build())
        .manifest(DashManifest.onDemand(), HlsManifest.of())
        .packageTo(output(name));
    return new PackagedPresentation(name, keys(VIDEO_KEY));
  }

  boolean isProtected() {
    return !keys.isEmpty();
  }

  /** Returns the place under {@link #DIRECTORY} of the manifest that a player opens. */
  String manifest(Player player) {
    return name + "/" + player.manifest();
  }

  private static Output output(String name) {
    return Output.directory(DIRECTORY.resolve(name)).overwriting();
  }

  private static Map<String, String> keys(TestKey key) {
    return Map.of(key.keyIdHex(), key.keyHex());
  }

  private static ContentKey contentKey(TestKey key) {
    return ContentKey.of(key.keyIdHex(), key.keyHex());
  }
}
