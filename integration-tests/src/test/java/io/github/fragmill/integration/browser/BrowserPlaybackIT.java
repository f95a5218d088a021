package io.github.fragmill.integration.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.AudioClip;
import io.github.fragmill.integration.clips.CameraClip;
import io.github.fragmill.integration.clips.LateClip;
import io.github.fragmill.integration.clips.OpenGroupClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Shaka Player, dash.js, hls.js and video.js play in Chromium what the library writes, with the key
 * only. Every codec that Chromium knows is played, in every form, for the table of codecs; here,
 * those of rare form.
 */
final class BrowserPlaybackIT {

  private static final Path SAMPLE = Path.of("..", "examples", "media", "sample.mp4");

  /** All of H.264 but that of empty NAL units, which Chromium does not take from anybody. */
  private static final List<CameraClip> CAMERA_CLIPS =
      List.of(
          CameraClip.TWO_ENCODES,
          CameraClip.SETS_SENT_ONCE,
          CameraClip.NO_VIDEO_SIZE,
          CameraClip.TWO_VIEWS);

  private static final String NOT_A_KEY = "f".repeat(32);

  @TestFactory
  List<DynamicContainer> sample_withTheKey_playsToTheEnd() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    List<PackagedPresentation> presentations = new ArrayList<>();
    for (Mode mode : Mode.OF_PLAYERS) {
      for (Layout layout : Packagers.LAYOUTS) {
        presentations.add(PackagedPresentation.of("sample", SAMPLE, mode, layout));
      }
    }
    presentations.add(PackagedPresentation.withKeyPerTrack("sample", SAMPLE));
    presentations.add(
        PackagedPresentation.of("sample", SAMPLE, Mode.CBCS_5_5, Layout.NUMBERED_SEGMENTS));
    Map<Playback, Demands> playbacks = watched(List.of(Player.values()), presentations);
    playbacks.putAll(
        watched(
            Player.OF_CLEAR_KEY, List.of(PackagedPresentation.withEverySystem("sample", SAMPLE))));
    return PlaybackChecks.ofAll(browser, "watched", playbacks);
  }

  @TestFactory
  List<DynamicContainer> rotationAndClearLead_withTheKeys_playsToTheEnd() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    List<PackagedPresentation> presentations = new ArrayList<>();
    for (Mode mode : List.of(Mode.CENC, Mode.CBCS)) {
      presentations.add(PackagedPresentation.withRotation("sample", SAMPLE, mode, Duration.ZERO));
      presentations.add(PackagedPresentation.withClearLead("sample", SAMPLE, mode));
    }
    presentations.add(
        PackagedPresentation.withRotation("sample", SAMPLE, Mode.CBCS, Duration.ofSeconds(2)));
    return watch(browser, "rotation", presentations);
  }

  @TestFactory
  List<DynamicContainer> tracksThatBeginLateOrPause_withTheKey_playFromTheBeginning()
      throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    List<PackagedPresentation> presentations = new ArrayList<>();
    for (LateClip clip : List.of(LateClip.LATE_AUDIO, LateClip.LATE_VIDEO, LateClip.PAUSE)) {
      String name = "late-" + clip.name();
      presentations.add(
          PackagedPresentation.of(name, clip.file(), Mode.CBCS, Layout.NUMBERED_SEGMENTS));
      presentations.add(PackagedPresentation.of(name, clip.file(), Mode.CLEAR, Layout.SINGLE_FILE));
    }
    return watch(browser, "late", presentations);
  }

  @TestFactory
  List<DynamicContainer> turnedVideo_withTheKey_hasTheSizeOfTheManifest() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    PackagedPresentation presentation =
        PackagedPresentation.of(
            "turned", OwnClip.TURNED.file(), Mode.CBCS, Layout.NUMBERED_SEGMENTS);
    String manifest =
        Files.readString(
            PackagedPresentation.DIRECTORY.resolve(presentation.manifest(Player.SHAKA)));
    assertThat(manifest).contains("width=\"180\" height=\"320\"");
    Map<Playback, Demands> playbacks = new LinkedHashMap<>();
    for (Player player : Player.values()) {
      playbacks.put(Playback.of(player, presentation), checks -> checks.turned("180x320"));
    }
    return PlaybackChecks.ofAll(browser, "turned", playbacks);
  }

  @TestFactory
  List<DynamicContainer> otherCodecs_withTheKey_playToTheEnd() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    List<PackagedPresentation> presentations = new ArrayList<>();
    for (OwnClip clip : List.of(OwnClip.AV1_ALTREF, OwnClip.VP9_SUPERFRAMES)) {
      presentations.add(
          PackagedPresentation.of(clip.name(), clip.file(), Mode.CBCS, Layout.NUMBERED_SEGMENTS));
    }
    Path manyTiles = OwnClip.AV1_MANY_TILES.file();
    for (Mode mode : List.of(Mode.CENC, Mode.CBCS)) {
      presentations.add(PackagedPresentation.of("many-tiles", manyTiles, mode, Layout.SINGLE_FILE));
    }
    for (AudioClip clip : List.of(AudioClip.OPUS, AudioClip.FLAC)) {
      presentations.add(
          PackagedPresentation.of(clip.name(), clip.file(), Mode.CBCS, Layout.NUMBERED_SEGMENTS));
    }
    return watch(browser, "codecs", presentations);
  }

  /** Players begin at random access points whose leading pictures they cannot show. */
  @TestFactory
  List<DynamicContainer> openGroups_withTheKey_areSought() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Path clip = OpenGroupClip.H264_OPEN.file();
    Path grouped =
        Files.write(clip.resolveSibling("grouped.mp4"), OpenGroupClip.H264_OPEN.inSampleGroups());
    List<PackagedPresentation> presentations =
        List.of(
            PackagedPresentation.of("open", clip, Mode.CLEAR, Layout.SINGLE_FILE),
            PackagedPresentation.of("open", clip, Mode.CBCS, Layout.SINGLE_FILE),
            PackagedPresentation.of("open", clip, Mode.CENC, Layout.NUMBERED_SEGMENTS),
            PackagedPresentation.of("open-grouped", grouped, Mode.CBCS, Layout.NUMBERED_SEGMENTS));
    return watch(browser, "open", presentations);
  }

  @TestFactory
  List<DynamicContainer> clipsOfCameras_withTheKey_playToTheEnd() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Source audio = Source.file(OwnClip.AUDIO_ONLY.file());
    List<PackagedPresentation> presentations = new ArrayList<>();
    for (CameraClip clip : CAMERA_CLIPS) {
      Packager packager =
          Packagers.withPlaylists(
              Packagers.of(Source.file(clip.file()), Mode.CBCS, Layout.NUMBERED_SEGMENTS)
                  .audio(audio),
              DashManifest.segmentTemplate());
      presentations.add(PackagedPresentation.of("camera-" + clip, packager, Mode.CBCS));
    }
    return watch(browser, "cameras", presentations);
  }

  @TestFactory
  List<DynamicContainer> sample_withoutTheKey_showsNothing() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Map<Playback, Demands> playbacks = new LinkedHashMap<>();
    for (Mode mode : List.of(Mode.CENC, Mode.CBCS)) {
      PackagedPresentation presentation =
          PackagedPresentation.of("denied", SAMPLE, mode, Layout.SINGLE_FILE);
      String keyId = mode.key().keyIdHex();
      String key = mode.key().keyHex();
      for (Player player : Player.values()) {
        playbacks.put(
            Playback.denied(player, presentation, "no-key", Map.of()), PlaybackChecks::denied);
        playbacks.put(
            Playback.denied(player, presentation, "wrong-key", Map.of(keyId, NOT_A_KEY)),
            PlaybackChecks::denied);
        // video.js waits without a word for the key that it asked for.
        playbacks.put(
            Playback.denied(player, presentation, "other-key-id", Map.of(NOT_A_KEY, key)),
            player == Player.VIDEO_JS ? PlaybackChecks::blank : PlaybackChecks::denied);
      }
    }
    return PlaybackChecks.ofAll(browser, "denied", playbacks);
  }

  private static List<DynamicContainer> watch(
      HeadlessBrowser browser, String run, List<PackagedPresentation> presentations)
      throws IOException, InterruptedException {
    return PlaybackChecks.ofAll(browser, run, watched(List.of(Player.values()), presentations));
  }

  private static Map<Playback, Demands> watched(
      List<Player> players, List<PackagedPresentation> presentations) {
    Map<Playback, Demands> playbacks = new LinkedHashMap<>();
    for (Player player : players) {
      for (PackagedPresentation presentation : presentations) {
        playbacks.put(
            Playback.of(player, presentation),
            checks -> checks.watched(presentation.isProtected()));
      }
    }
    return playbacks;
  }
}
