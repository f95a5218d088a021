package io.github.fragmill.integration.browser;

import io.github.fragmill.core.Packager;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.TimedTextClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Players show text when it should be visible, and nothing between. */
final class TextPlaybackIT {

  private static final DashManifest ON_DEMAND = DashManifest.onDemand();
  private static final DashManifest LIVE = DashManifest.segmentTemplate();

  private final Map<Playback, Demands> playbacks = new LinkedHashMap<>();

  @TestFactory
  List<DynamicContainer> texts_ofEveryKind_areShown() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    Path movie = TimedTextClip.file();
    List<String> inMovie = List.of(TimedTextClip.LANGUAGE);
    Mode clear = Mode.CLEAR;
    Mode cbcs = Mode.CBCS;
    add("on-demand", Texts.inSegments(clear, ON_DEMAND), ON_DEMAND, clear, Texts.IN_SEGMENTS);
    add("live", Texts.inSegments(cbcs, LIVE), LIVE, cbcs, Texts.IN_SEGMENTS);
    add("files", Texts.asFiles(clear, ON_DEMAND), ON_DEMAND, clear, Texts.AS_FILES);
    add("in-movie", Texts.inMovie(movie, cbcs, ON_DEMAND), ON_DEMAND, cbcs, inMovie);
    add("in-movie-live", Texts.inMovie(movie, clear, LIVE), LIVE, clear, inMovie);
    addCaptions();
    return PlaybackChecks.ofAll(browser, "texts", playbacks);
  }

  private void add(
      String name, Packager packager, DashManifest manifest, Mode mode, List<String> texts)
      throws IOException {
    PackagedPresentation presentation = packaged("text-" + name, packager, manifest, mode);
    for (Player player : Player.values()) {
      List<String> offered = offered(player, texts);
      List<String> shown = player == Player.VIDEO_JS ? withoutTtml(offered) : offered;
      playbacks.put(
          Playback.reading(player, presentation, shown), checks -> checks.read(offered, shown));
    }
  }

  /** HLS has no form for TTML files; as segments it has. */
  private static List<String> offered(Player player, List<String> texts) {
    return Player.OF_HLS.contains(player) && texts.equals(Texts.AS_FILES)
        ? withoutTtml(texts)
        : texts;
  }

  private static List<String> withoutTtml(List<String> texts) {
    return texts.stream().filter(text -> !Texts.TTML.contains(text)).toList();
  }

  /** dash.js asks for a parser of its own for them, which does not come with it. */
  private void addCaptions() throws IOException, InterruptedException {
    PackagedPresentation presentation =
        packaged("captions", Texts.inVideo(Mode.CBCS, LIVE), LIVE, Mode.CBCS);
    for (Player player : List.of(Player.SHAKA, Player.SHAKA_HLS, Player.HLS_JS, Player.VIDEO_JS)) {
      playbacks.put(
          Playback.reading(player, presentation, Texts.IN_VIDEO),
          checks -> checks.read(Texts.IN_VIDEO, Texts.IN_VIDEO));
    }
  }

  private static PackagedPresentation packaged(
      String name, Packager packager, DashManifest manifest, Mode mode) throws IOException {
    return PackagedPresentation.of(name, Packagers.withPlaylists(packager, manifest), mode);
  }
}
