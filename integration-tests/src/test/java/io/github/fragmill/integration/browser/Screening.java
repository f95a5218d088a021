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

/** Shows titles to both players, and tells what they say of each. */
public final class Screening {

  /**
   * What a player came to.
   *
   * @param failure why it did not play the title to its end; empty when it did
   */
  public record Outcome(Optional<String> failure) {}

  /** What becomes of pictures or sound that a player does not know, beside what it knows. */
  public static final String LEFT_OUT = "left out without a word";

  /** Begins what is told of a player that neither played to the end nor said why. */
  private static final String SILENT = "nothing said, but: ";

  private static final double LEAST_FRAMES = 25;

  private Screening() {}

  /** Returns the directory of a title, which is not there. */
  public static Path directory(String name) throws IOException {
    Path directory = Title.DIRECTORY.resolve(name);
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
   * Plays titles to their ends.
   *
   * @param titles what holds pictures, by their names; the others hold sound
   * @return by title, what Shaka Player and dash.js came to
   */
  public static Map<String, List<Outcome>> of(String run, Map<String, Boolean> titles, TestKey key)
      throws IOException, InterruptedException {
    Map<Viewing, Predicate<Facts>> viewings = new LinkedHashMap<>();
    titles.forEach(
        (name, hasPictures) -> {
          Title title = new Title(name, Map.of(key.keyIdHex(), key.keyHex()));
          for (Player player : Player.values()) {
            viewings.put(
                Viewing.playing(player, title),
                facts -> failure(facts, hasPictures).filter(it -> it.startsWith(SILENT)).isEmpty());
          }
        });
    Map<String, Facts> facts = HeadlessBrowser.require().play(run, viewings);
    Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    titles.forEach(
        (name, hasPictures) -> {
          List<Outcome> ofTitle = new ArrayList<>();
          for (Player player : Player.values()) {
            Facts found = facts.getOrDefault(player.word() + "-" + name, Facts.NONE);
            ofTitle.add(new Outcome(failure(found, hasPictures)));
          }
          outcomes.put(name, ofTitle);
        });
    return outcomes;
  }

  private static Optional<String> failure(Facts facts, boolean hasPictures) {
    if (!facts.text("errors").isEmpty()) {
      return Optional.of(facts.text("errors"));
    }
    boolean isShown = facts.number("frames") >= LEAST_FRAMES;
    boolean isHeard = facts.number("audioBytes") > 0;
    if (facts.is("ended") && facts.is("decrypts") && (hasPictures ? isShown : isHeard)) {
      return Optional.empty();
    }
    boolean isLeftOut =
        facts.has("kinds") && !facts.text("kinds").contains(hasPictures ? "video" : "audio");
    return Optional.of(isLeftOut ? LEFT_OUT : SILENT + facts.values());
  }
}
