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
    Map<Title, List<String>> titles = new LinkedHashMap<>();
    titles.put(
        Title.of("text-on-demand", Texts.inSegments(Mode.CLEAR, onDemand), Mode.CLEAR),
        Texts.IN_SEGMENTS);
    titles.put(
        Title.of(
            "text-live", Texts.inSegments(Mode.CBCS, DashManifest.segmentTemplate()), Mode.CBCS),
        Texts.IN_SEGMENTS);
    titles.put(
        Title.of("text-files", Texts.asFiles(Mode.CLEAR, onDemand), Mode.CLEAR), Texts.AS_FILES);
    Path movie = TimedTextClip.file();
    List<String> inMovie = List.of(TimedTextClip.LANGUAGE);
    titles.put(
        Title.of("text-in-movie", Texts.inMovie(movie, Mode.CBCS, onDemand), Mode.CBCS), inMovie);
    titles.put(
        Title.of(
            "text-in-movie-live",
            Texts.inMovie(movie, Mode.CLEAR, DashManifest.segmentTemplate()),
            Mode.CLEAR),
        inMovie);
    Map<Viewing, Demands> viewings = new LinkedHashMap<>();
    for (Player player : Player.values()) {
      titles.forEach(
          (title, texts) ->
              viewings.put(Viewing.reading(player, title), judgement -> judgement.read(texts)));
    }
    // dash.js asks for a parser of its own for them, which does not come with it.
    viewings.put(
        Viewing.reading(
            Player.SHAKA,
            Title.of(
                "captions",
                Texts.inPictures(Mode.CBCS, DashManifest.segmentTemplate()),
                Mode.CBCS)),
        judgement -> judgement.read(Texts.IN_PICTURES));
    return Judgement.ofAll(browser, "texts", viewings);
  }
}
