package io.github.fragmill.integration.browser;

import io.github.fragmill.integration.tools.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Shows presentations to both players, and returns what they make of each. */
public final class PlayerSupport {

  /**
   * What a player came to.
   *
   * @param failure why it did not play the presentation to its end; empty when it did
   */
  public record Outcome(Optional<String> failure) {}

  /** What becomes of video or audio that a player does not know, beside what it knows. */
  public static final String LEFT_OUT = "left out without a word";

  /** Begins the report of a player that neither played to the end nor said why. */
  private static final String SILENT = "nothing said, but: ";

  private static final double LEAST_FRAMES = 25;

  private PlayerSupport() {}

  /** Returns the directory of a presentation, which is not there. */
  public static Path directory(String name) throws IOException {
    Path directory = PackagedPresentation.DIRECTORY.resolve(name);
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return directory;
  }

  /**
   * Plays presentations to their ends.
   *
   * @param presentations whether each holds video, or else audio, by their names
   * @return by presentation, what Shaka Player and dash.js came to
   */
  public static Map<String, List<Outcome>> of(
      String run, Map<String, Boolean> presentations, TestKey key)
      throws IOException, InterruptedException {
    Map<Playback, Predicate<Facts>> playbacks = new LinkedHashMap<>();
    presentations.forEach(
        (name, hasVideo) -> {
          PackagedPresentation presentation =
              new PackagedPresentation(name, Map.of(key.keyIdHex(), key.keyHex()));
          for (Player player : Player.OF_DASH) {
            playbacks.put(
                Playback.playing(player, presentation),
                facts -> failure(facts, hasVideo).filter(it -> it.startsWith(SILENT)).isEmpty());
          }
        });
    Map<String, Facts> facts = HeadlessBrowser.require().play(run, playbacks);
    Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    presentations.forEach(
        (name, hasVideo) -> {
          List<Outcome> ofPresentation = new ArrayList<>();
          for (Player player : Player.OF_DASH) {
            Facts found = facts.getOrDefault(player.word() + "-" + name, Facts.NONE);
            ofPresentation.add(new Outcome(failure(found, hasVideo)));
          }
          outcomes.put(name, ofPresentation);
        });
    return outcomes;
  }

  private static Optional<String> failure(Facts facts, boolean hasVideo) {
    if (!facts.text("errors").isEmpty()) {
      return Optional.of(facts.text("errors"));
    }
    boolean isShown = facts.number("frames") >= LEAST_FRAMES;
    boolean isHeard = facts.number("audioBytes") > 0;
    if (facts.is("ended") && facts.is("decrypts") && (hasVideo ? isShown : isHeard)) {
      return Optional.empty();
    }
    boolean isLeftOut =
        facts.has("kinds") && !facts.text("kinds").contains(hasVideo ? "video" : "audio");
    return Optional.of(isLeftOut ? LEFT_OUT : SILENT + facts.values());
  }
}
