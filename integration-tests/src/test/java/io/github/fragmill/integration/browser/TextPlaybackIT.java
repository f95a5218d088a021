package io.github.fragmill.integration.browser;

import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.TimedTextClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Texts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Shaka Player and dash.js show text when it should be visible, and nothing between. */
final class TextPlaybackIT {

  @TestFactory
  List<DynamicContainer> texts_ofEveryKind_areShown() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    DashManifest onDemand = DashManifest.onDemand();
    Map<PackagedPresentation, List<String>> presentations = new LinkedHashMap<>();
    presentations.put(
        PackagedPresentation.of(
            "text-on-demand", Texts.inSegments(Mode.CLEAR, onDemand), Mode.CLEAR),
        Texts.IN_SEGMENTS);
    presentations.put(
        PackagedPresentation.of(
            "text-live", Texts.inSegments(Mode.CBCS, DashManifest.segmentTemplate()), Mode.CBCS),
        Texts.IN_SEGMENTS);
    presentations.put(
        PackagedPresentation.of("text-files", Texts.asFiles(Mode.CLEAR, onDemand), Mode.CLEAR),
        Texts.AS_FILES);
    Path movie = TimedTextClip.file();
    List<String> inMovie = List.of(TimedTextClip.LANGUAGE);
    presentations.put(
        PackagedPresentation.of(
            "text-in-movie", Texts.inMovie(movie, Mode.CBCS, onDemand), Mode.CBCS),
        inMovie);
    presentations.put(
        PackagedPresentation.of(
            "text-in-movie-live",
            Texts.inMovie(movie, Mode.CLEAR, DashManifest.segmentTemplate()),
            Mode.CLEAR),
        inMovie);
    Map<Playback, Demands> playbacks = new LinkedHashMap<>();
    for (Player player : Player.values()) {
      presentations.forEach(
          (presentation, texts) ->
              playbacks.put(Playback.reading(player, presentation), checks -> checks.read(texts)));
    }
    // dash.js asks for a parser of its own for them, which does not come with it.
    playbacks.put(
        Playback.reading(
            Player.SHAKA,
            PackagedPresentation.of(
                "captions", Texts.inVideo(Mode.CBCS, DashManifest.segmentTemplate()), Mode.CBCS)),
        checks -> checks.read(Texts.IN_VIDEO));
    return PlaybackChecks.ofAll(browser, "texts", playbacks);
  }
}
