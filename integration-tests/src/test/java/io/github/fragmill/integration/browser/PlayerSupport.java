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

/** Shows presentations to all players, and returns what they make of each. */
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
   * A presentation that players are shown, in DASH and HLS.
   *
   * @param name also its directory's
   * @param hasVideo whether it holds video, or else audio
   * @param key what opens it, when it is encrypted
   */
  public record Shown(String name, boolean hasVideo, Optional<TestKey> key) {

    private PackagedPresentation presentation() {
      return new PackagedPresentation(
          name, key.map(it -> Map.of(it.keyIdHex(), it.keyHex())).orElse(Map.of()));
    }
  }

  /**
   * Plays presentations to their ends.
   *
   * @return by presentation, what the players of DASH came to, Shaka Player and dash.js, and then
   *     those of HLS, Shaka Player, hls.js and video.js
   */
  public static Map<String, List<Outcome>> of(String run, List<Shown> presentations)
      throws IOException, InterruptedException {
    Map<Playback, Predicate<Facts>> playbacks = new LinkedHashMap<>();
    for (Shown shown : presentations) {
      for (Player player : Player.values()) {
        playbacks.put(
            Playback.playing(player, shown.presentation()),
            facts -> failure(facts, shown).filter(it -> it.startsWith(SILENT)).isEmpty());
      }
    }
    Map<String, Facts> facts = HeadlessBrowser.require().play(run, playbacks);
    Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
    for (Shown shown : presentations) {
      List<Outcome> ofPresentation = new ArrayList<>();
      for (Player player : Player.values()) {
        Facts found = facts.getOrDefault(player.word() + "-" + shown.name(), Facts.NONE);
        ofPresentation.add(new Outcome(failure(found, shown)));
      }
      outcomes.put(shown.name(), ofPresentation);
    }
    return outcomes;
  }

  private static Optional<String> failure(Facts facts, Shown shown) {
    if (!facts.text("errors").isEmpty()) {
      return Optional.of(facts.text("errors"));
    }
    boolean isShown = facts.number("frames") >= LEAST_FRAMES;
    boolean isHeard = facts.number("audioBytes") > 0;
    boolean isDecrypted = facts.is("decrypts") == shown.key().isPresent();
    if (facts.is("ended") && isDecrypted && (shown.hasVideo() ? isShown : isHeard)) {
      return Optional.empty();
    }
    boolean isLeftOut =
        facts.has("kinds") && !facts.text("kinds").contains(shown.hasVideo() ? "video" : "audio");
    return Optional.of(isLeftOut ? LEFT_OUT : SILENT + facts.values());
  }
}
