package io.github.fragmill.proof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.proof.clips.OwnClip;
import io.github.fragmill.proof.clips.SoundClip;
import io.github.fragmill.proof.packaging.Mode;
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
final class BrowserPlaybackTest {

  private static final Path SAMPLE = Path.of("..", "media", "sample.mp4");
  private static final String NOT_A_KEY = "f".repeat(32);

  @TestFactory
  List<DynamicContainer> sample_withTheKey_playsToTheEnd() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    List<Title> titles = new ArrayList<>();
    for (Mode mode : Mode.OF_PLAYERS) {
      for (Layout layout : Layout.values()) {
        titles.add(Title.of("sample", SAMPLE, mode, layout));
      }
    }
    titles.add(Title.withKeyPerTrack("sample", SAMPLE));
    titles.add(Title.withEverySystem("sample", SAMPLE));
    titles.add(Title.of("sample", SAMPLE, Mode.CBCS_5_5, Layout.SEGMENT_FILES));
    return watch(browser, "watched", titles, /* audioStartSeconds= */ 0);
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
    return watch(browser, "rotation", titles, /* audioStartSeconds= */ 0);
  }

  @TestFactory
  List<DynamicContainer> soundThatBeginsLate_withTheKey_keepsItsTime() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Path clip = OwnClip.SOUND_BEGINS_LATE.file();
    List<Title> titles = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      titles.add(Title.of("late", clip, Mode.CBCS, layout));
    }
    return watch(browser, "late", titles, /* audioStartSeconds= */ 0.7);
  }

  @TestFactory
  List<DynamicContainer> turnedPictures_withTheKey_haveTheSizeOfTheManifest() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Title title = Title.of("turned", OwnClip.TURNED.file(), Mode.CBCS, Layout.SEGMENT_FILES);
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
      titles.add(Title.of(clip.name(), clip.file(), Mode.CBCS, Layout.SEGMENT_FILES));
    }
    for (SoundClip clip : List.of(SoundClip.OPUS, SoundClip.FLAC)) {
      titles.add(Title.of(clip.name(), clip.file(), Mode.CBCS, Layout.SEGMENT_FILES));
    }
    return watch(browser, "codecs", titles, /* audioStartSeconds= */ 0);
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
      HeadlessBrowser browser, String run, List<Title> titles, double audioStartSeconds)
      throws IOException, InterruptedException {
    Map<Viewing, Demands> viewings = new LinkedHashMap<>();
    for (Player player : Player.values()) {
      for (Title title : titles) {
        viewings.put(
            Viewing.of(player, title),
            judgement -> judgement.watched(title.isProtected(), audioStartSeconds));
      }
    }
    return Judgement.ofAll(browser, run, viewings);
  }
}
