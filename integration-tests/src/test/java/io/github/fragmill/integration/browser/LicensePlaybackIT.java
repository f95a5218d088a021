package io.github.fragmill.integration.browser;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.ClearKey;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PsshPlace;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.browser.Playback.ExpectedFrame;
import io.github.fragmill.integration.clips.LadderClip;
import io.github.fragmill.integration.packaging.Ladders;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.tools.Ffmpeg;
import io.github.fragmill.integration.tools.TestKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Players get their keys from a licence server for W3C Clear Key. Those of DASH know of it from the
 * manifest alone.
 */
final class LicensePlaybackIT {

  private static final Path SAMPLE = Path.of("..", "examples", "media", "sample.mp4");
  private static final DrmSystem SERVER = ClearKey.licenseUrl(LicenseServer.ADDRESS);

  private final Map<Playback, Demands> playbacks = new LinkedHashMap<>();

  @TestFactory
  List<DynamicContainer> titles_withKeysOfAServer_play() throws Exception {
    addQualities();
    addFrames();
    addSystemsInSeveralOrders();
    addRotation();
    addOneLicense();
    return PlaybackChecks.ofAll(HeadlessBrowser.require(), "license", playbacks);
  }

  /** Three qualities under two keys, and a key for each language. */
  private void addQualities() throws Exception {
    for (Layout layout : Packagers.LAYOUTS) {
      DashManifest manifest = Packagers.manifest(layout);
      PackagedPresentation presentation =
          PackagedPresentation.of(
              "license-qualities-" + layout.name().toLowerCase(Locale.ROOT),
              Packagers.withPlaylists(
                  Ladders.withKeys(Scheme.CBCS, manifest, DrmSystem.common(), SERVER), manifest),
              Ladders.KEYS);
      for (Player player : Player.OF_CLEAR_KEY) {
        playbacks.put(
            Playback.choosing(player, presentation).licensed(/* allAtOnce= */ false),
            checks -> and(checks.chosen(player), checks.asked(presentation.keys().keySet())));
      }
    }
  }

  /** From 0 on, whichever quality the player takes; dash.js asks for no more keys than it uses. */
  private void addFrames() throws Exception {
    List<ExpectedFrame> frames = new ArrayList<>();
    for (double seconds : new double[] {0, 3.1, 8.3}) {
      frames.add(new ExpectedFrame(seconds, frame(seconds)));
    }
    DashManifest onDemand = DashManifest.onDemand();
    PackagedPresentation presentation =
        PackagedPresentation.of(
            "license-frames",
            Packagers.withPlaylists(
                Ladders.withKeys(Scheme.CENC, onDemand, DrmSystem.common(), SERVER), onDemand),
            Ladders.KEYS);
    for (Player player : Player.OF_CLEAR_KEY) {
      playbacks.put(
          Playback.looking(player, presentation, frames).licensed(/* allAtOnce= */ false),
          checks -> checks.looked(frames.size(), /* seconds= */ 12));
    }
  }

  /** Returns a frame of the source, as large as on the screen. */
  private static String frame(double seconds) throws Exception {
    Path png = Files.createTempFile("frame", ".png");
    try {
      String select = "select=eq(n\\," + (int) (seconds * 25 + 0.001) + "),scale=320:180";
      Ffmpeg.require()
          .run(
              List.of("-i", LadderClip.HIGH.file().toString(), "-vf", select, "-frames:v", "1"),
              png);
      return Base64.getEncoder().encodeToString(Files.readAllBytes(png));
    } finally {
      Files.delete(png);
    }
  }

  private void addSystemsInSeveralOrders() throws Exception {
    for (CommonEncryption.Builder encryption :
        List.of(
            encryption(DrmSystem.common(), Widevine.keyId(), SERVER),
            encryption(SERVER, DrmSystem.common().in(PsshPlace.BOTH))
                .clearLead(Duration.ofSeconds(4)))) {
      PackagedPresentation presentation =
          PackagedPresentation.of(
              "license-systems-" + playbacks.size(), packager(encryption), Mode.CBCS);
      for (Player player : Player.OF_CLEAR_KEY) {
        playbacks.put(
            Playback.of(player, presentation).licensed(/* allAtOnce= */ false),
            checks -> and(watched(checks), checks.asked(presentation.keys().keySet())));
      }
    }
  }

  /**
   * From Clear Key, players learn of the default key alone, so the server gives those of later
   * periods too. Of the common system, Shaka Player reads all key ids. Playlists name all keys;
   * hls.js asks for none that it has.
   */
  private void addRotation() throws Exception {
    RotatedKeys rotated = new RotatedKeys(Mode.CBCS.key());
    List<TestKey> keys = IntStream.range(0, 3).mapToObj(rotated::ofPeriod).toList();
    CommonEncryption.Builder encryption =
        rotated
            .encryption(Scheme.CBCS, keys.size(), Duration.ofSeconds(4))
            .signal(DrmSystem.common(), SERVER);
    PackagedPresentation presentation =
        PackagedPresentation.of("license-rotation", packager(encryption), keys);
    List<String> keyIds = keys.stream().map(TestKey::keyIdHex).toList();
    for (Player player : Player.OF_CLEAR_KEY) {
      List<String> asked = player == Player.SHAKA_HLS ? keyIds : keyIds.subList(0, 1);
      playbacks.put(
          Playback.of(player, presentation).licensed(/* allAtOnce= */ true),
          checks -> and(watched(checks), checks.asked(asked)));
    }
    PackagedPresentation named =
        PackagedPresentation.of("license-rotation-named", packager(encryption.oneLicense()), keys);
    for (Player player : List.of(Player.SHAKA, Player.SHAKA_HLS, Player.HLS_JS)) {
      playbacks.put(
          Playback.of(player, named).licensed(/* allAtOnce= */ false), LicensePlaybackIT::watched);
    }
  }

  /** What dash.js does with the common box alone, Chromium refuses. */
  private void addOneLicense() throws Exception {
    DashManifest onDemand = DashManifest.onDemand();
    PackagedPresentation presentation =
        PackagedPresentation.of(
            "license-one",
            Packagers.withPlaylists(Ladders.withOneLicense(Scheme.CENC, onDemand), onDemand),
            Ladders.KEYS);
    for (Player player : List.of(Player.SHAKA, Player.SHAKA_HLS, Player.HLS_JS, Player.VIDEO_JS)) {
      playbacks.put(
          Playback.choosing(player, presentation).withConfiguredServer(/* allAtOnce= */ false),
          checks ->
              and(
                  and(checks.chosen(player), checks.asked(presentation.keys().keySet())),
                  checks.requested(1)));
    }
  }

  private static List<DynamicTest> watched(PlaybackChecks checks) {
    return checks.watched(/* isProtected= */ true);
  }

  private static CommonEncryption.Builder encryption(DrmSystem... systems) {
    TestKey key = Mode.CBCS.key();
    return CommonEncryption.builder(Scheme.CBCS)
        .key(TrackSelector.all(), ContentKey.of(key.keyIdHex(), key.keyHex()))
        .iv(InitializationVector.of(key.ivHex()))
        .signal(systems);
  }

  private static Packager packager(CommonEncryption.Builder encryption) throws Exception {
    return Packagers.withPlaylists(
        Packager.of(Source.file(SAMPLE))
            .protect(encryption.build())
            .segmentDuration(Duration.ofSeconds(2)),
        DashManifest.segmentTemplate());
  }

  private static List<DynamicTest> and(List<DynamicTest> demands, DynamicTest more) {
    List<DynamicTest> all = new ArrayList<>(demands);
    all.add(more);
    return all;
  }
}
