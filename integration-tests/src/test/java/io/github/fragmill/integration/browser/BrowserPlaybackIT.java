package io.github.fragmill.integration.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.CameraClip;
import io.github.fragmill.integration.clips.LateClip;
import io.github.fragmill.integration.clips.OpenGroupClip;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.clips.SoundClip;
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
 * Shaka Player and dash.js play in Chromium what the library writes, with the key only. Every codec
 * that Chromium knows is played, in every form, for the table of codecs; here, those of rare form.
 */
final class BrowserPlaybackIT {

  private static final Path SAMPLE = Path.of("..", "examples", "media", "sample.mp4");

  /** All of H.264 but that of empty NAL units, which Chromium does not take from anybody. */
  private static final List<CameraClip> CAMERA_CLIPS =
      List.of(
          CameraClip.TWO_ENCODES,
          CameraClip.SETS_SENT_ONCE,
          CameraClip.NO_PICTURE_SIZE,
          CameraClip.TWO_VIEWS);

  private static final String NOT_A_KEY = "f".repeat(32);

  @TestFactory
  List<DynamicContainer> sample_withTheKey_playsToTheEnd() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    List<Title> titles = new ArrayList<>();
    for (Mode mode : Mode.OF_PLAYERS) {
      for (Layout layout : Packagers.LAYOUTS) {
        titles.add(Title.of("sample", SAMPLE, mode, layout));
      }
    }
    titles.add(Title.withKeyPerTrack("sample", SAMPLE));
    titles.add(Title.withEverySystem("sample", SAMPLE));
    titles.add(Title.of("sample", SAMPLE, Mode.CBCS_5_5, Layout.NUMBERED_SEGMENTS));
    return watch(browser, "watched", titles);
  }

  @TestFactory
  List<DynamicContainer> rotationAndClearLead_withTheKeys_playsToTheEnd() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    List<Title> titles = new ArrayList<>();
    for (Mode mode : List.of(Mode.CENC, Mode.CBCS)) {
      titles.add(Title.withRotation("sample", SAMPLE, mode, Duration.ZERO));
      titles.add(Title.withClearLead("sample", SAMPLE, mode));
    }
    titles.add(Title.withRotation("sample", SAMPLE, Mode.CBCS, Duration.ofSeconds(2)));
    return watch(browser, "rotation", titles);
  }

  @TestFactory
  List<DynamicContainer> tracksThatBeginLateOrPause_withTheKey_playFromTheBeginning()
      throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    List<Title> titles = new ArrayList<>();
    for (LateClip clip : List.of(LateClip.SOUND, LateClip.PICTURE, LateClip.PAUSE)) {
      String name = "late-" + clip.name();
      titles.add(Title.of(name, clip.file(), Mode.CBCS, Layout.NUMBERED_SEGMENTS));
      titles.add(Title.of(name, clip.file(), Mode.CLEAR, Layout.SINGLE_FILE));
    }
    return watch(browser, "late", titles);
  }

  @TestFactory
  List<DynamicContainer> turnedPictures_withTheKey_haveTheSizeOfTheManifest() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Title title = Title.of("turned", OwnClip.TURNED.file(), Mode.CBCS, Layout.NUMBERED_SEGMENTS);
    String manifest = Files.readString(Title.DIRECTORY.resolve(title.manifest()));
    assertThat(manifest).contains("width=\"180\" height=\"320\"");
    Map<Viewing, Demands> viewings = new LinkedHashMap<>();
    for (Player player : Player.values()) {
      viewings.put(Viewing.of(player, title), judgement -> judgement.turned("180x320"));
    }
    return Judgement.ofAll(browser, "turned", viewings);
  }

  @TestFactory
  List<DynamicContainer> otherCodecs_withTheKey_playToTheEnd() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    List<Title> titles = new ArrayList<>();
    for (OwnClip clip : List.of(OwnClip.AV1_ALTREF, OwnClip.VP9_SUPERFRAMES)) {
      titles.add(Title.of(clip.name(), clip.file(), Mode.CBCS, Layout.NUMBERED_SEGMENTS));
    }
    Path manyTiles = OwnClip.AV1_MANY_TILES.file();
    for (Mode mode : List.of(Mode.CENC, Mode.CBCS)) {
      titles.add(Title.of("many-tiles", manyTiles, mode, Layout.SINGLE_FILE));
    }
    for (SoundClip clip : List.of(SoundClip.OPUS, SoundClip.FLAC)) {
      titles.add(Title.of(clip.name(), clip.file(), Mode.CBCS, Layout.NUMBERED_SEGMENTS));
    }
    return watch(browser, "codecs", titles);
  }

  /** Players begin at random access points whose leading pictures they cannot show. */
  @TestFactory
  List<DynamicContainer> openGroups_withTheKey_areSought() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Path clip = OpenGroupClip.H264_OPEN.file();
    Path grouped =
        Files.write(clip.resolveSibling("grouped.mp4"), OpenGroupClip.H264_OPEN.inSampleGroups());
    List<Title> titles =
        List.of(
            Title.of("open", clip, Mode.CLEAR, Layout.SINGLE_FILE),
            Title.of("open", clip, Mode.CBCS, Layout.SINGLE_FILE),
            Title.of("open", clip, Mode.CENC, Layout.NUMBERED_SEGMENTS),
            Title.of("open-grouped", grouped, Mode.CBCS, Layout.NUMBERED_SEGMENTS));
    return watch(browser, "open", titles);
  }

  @TestFactory
  List<DynamicContainer> clipsOfCameras_withTheKey_playToTheEnd() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Source sound = Source.file(OwnClip.SOUND_ONLY.file());
    List<Title> titles = new ArrayList<>();
    for (CameraClip clip : CAMERA_CLIPS) {
      Packager packager =
          Packagers.of(Source.file(clip.file()), Mode.CBCS, Layout.NUMBERED_SEGMENTS).audio(sound);
      titles.add(Title.of("camera-" + clip, packager, Mode.CBCS));
    }
    return watch(browser, "cameras", titles);
  }

  @TestFactory
  List<DynamicContainer> sample_withoutTheKey_showsNothing() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Map<Viewing, Demands> viewings = new LinkedHashMap<>();
    for (Mode mode : List.of(Mode.CENC, Mode.CBCS)) {
      Title title = Title.of("denied", SAMPLE, mode, Layout.SINGLE_FILE);
      String keyId = mode.key().keyIdHex();
      String key = mode.key().keyHex();
      for (Player player : Player.values()) {
        for (Viewing viewing :
            List.of(
                Viewing.denied(player, title, "no-key", Map.of()),
                Viewing.denied(player, title, "other-key-id", Map.of(NOT_A_KEY, key)),
                Viewing.denied(player, title, "wrong-key", Map.of(keyId, NOT_A_KEY)))) {
          viewings.put(viewing, Judgement::denied);
        }
      }
    }
    return Judgement.ofAll(browser, "denied", viewings);
  }

  private static List<DynamicContainer> watch(
      HeadlessBrowser browser, String run, List<Title> titles)
      throws IOException, InterruptedException {
    Map<Viewing, Demands> viewings = new LinkedHashMap<>();
    for (Player player : Player.values()) {
      for (Title title : titles) {
        viewings.put(
            Viewing.of(player, title), judgement -> judgement.watched(title.isProtected()));
      }
    }
    return Judgement.ofAll(browser, run, viewings);
  }
}
