package io.github.fragmill.integration.browser;

import io.github.fragmill.integration.tools.Answers;
import io.github.fragmill.integration.tools.Command;
import io.github.fragmill.integration.tools.Question;
import io.github.fragmill.integration.tools.Requirement;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Chromium without a window, driven by a node script. The system property {@code fragmill.chromium}
 * or the environment variable {@code FRAGMILL_CHROMIUM} names another copy than the one on the
 * PATH.
 */
final class HeadlessBrowser {

  private static final int TIMEOUT_SECONDS = 300;

  /** Where more fail, the machine is not why. */
  private static final int MOST_AGAIN = 4;

  private static final String AMONG_OTHERS = "among-others";
  private static final String ALONE = "alone";

  private static final Path SCRIPT = Path.of("src", "test", "js", "play.mjs").toAbsolutePath();
  private static final Path MODULES = Path.of("node_modules", "playwright-core").toAbsolutePath();

  private final Path node;
  private final Path chromium;

  private HeadlessBrowser(Path node, Path chromium) {
    this.node = node;
    this.chromium = chromium;
  }

  /** Finds the browser and what drives it, or skips the test. */
  static HeadlessBrowser require() {
    Path node = Requirement.require(Command.find("node"), "no node on the PATH");
    Requirement.require(
        Optional.of(MODULES).filter(Files::isDirectory),
        "no playwright-core; run npm ci in integration-tests");
    Optional<Path> chromium =
        Requirement.setting("fragmill.chromium", "FRAGMILL_CHROMIUM")
            .map(Path::of)
            .or(() -> Command.find("chromium"))
            .or(() -> Command.find("google-chrome"));
    return new HeadlessBrowser(
        node, Requirement.require(chromium, "no chromium on the PATH or in FRAGMILL_CHROMIUM"));
  }

  /**
   * Plays in one browser, with a page for each playback, what nobody saw before. A browser plays in
   * real time, for which a machine may be too busy. So where a few of many playbacks fail, it is
   * not yet the presentation that does: they are repeated one by one, and the output says so.
   *
   * @param run names the files that stay beside the presentations
   * @param playbacks and whether what they come to is what it should be
   * @return the facts by the name of the playback
   * @throws IOException when the script itself fails
   */
  Map<String, Facts> play(String run, Map<Playback, Predicate<Facts>> playbacks)
      throws IOException, InterruptedException {
    Map<String, Facts> facts = new HashMap<>();
    Map<Playback, Question> unseen = new LinkedHashMap<>();
    for (Playback playback : playbacks.keySet()) {
      Question question = question(playback);
      Optional<Facts> known =
          playback.isElsewhere() ? Optional.empty() : Answers.find(question).map(Facts::parse);
      known.ifPresentOrElse(
          it -> facts.put(playback.name(), it), () -> unseen.put(playback, question));
    }
    if (!unseen.isEmpty()) {
      facts.putAll(show(run, List.copyOf(unseen.keySet()), AMONG_OTHERS));
      facts.putAll(repeat(run + "-again", failed(playbacks, facts)));
    }
    failed(playbacks, facts).keySet().forEach(unseen::remove);
    unseen.keySet().removeIf(Playback::isElsewhere);
    for (Map.Entry<Playback, Question> playback : unseen.entrySet()) {
      Answers.keep(playback.getValue(), of(playback.getKey(), facts).toText());
    }
    return facts;
  }

  private Map<String, Facts> repeat(String run, Map<Playback, Facts> failed)
      throws IOException, InterruptedException {
    List<Playback> playbacks = failed.keySet().stream().filter(Playback::isRepeatable).toList();
    if (playbacks.isEmpty() || playbacks.size() > MOST_AGAIN) {
      return Map.of();
    }
    for (Playback playback : playbacks) {
      System.out.printf(
          "Played again: %s, which came to %s%n", playback.name(), failed.get(playback));
    }
    return show(run, playbacks, ALONE);
  }

  private static Map<Playback, Facts> failed(
      Map<Playback, Predicate<Facts>> playbacks, Map<String, Facts> facts) {
    Map<Playback, Facts> failed = new LinkedHashMap<>();
    playbacks.forEach(
        (playback, isAsDemanded) -> {
          Facts found = of(playback, facts);
          if (!isAsDemanded.test(found)) {
            failed.put(playback, found);
          }
        });
    return failed;
  }

  private static Facts of(Playback playback, Map<String, Facts> facts) {
    return facts.getOrDefault(playback.name(), Facts.NONE);
  }

  private static Question question(Playback playback) {
    Question question =
        Question.of(List.of(playback.toJson(), playback.licenses().toString()))
            .aboutAll(SCRIPT.resolveSibling(""));
    return playback.isElsewhere() ? question : question.aboutAll(playback.directory());
  }

  private Map<String, Facts> show(String run, List<Playback> playbacks, String way)
      throws IOException, InterruptedException {
    Path cases = PackagedPresentation.DIRECTORY.resolve(run + "-cases.json");
    Path report = PackagedPresentation.DIRECTORY.resolve(run + "-report.properties");
    Path log = PackagedPresentation.DIRECTORY.resolve(run + "-log.txt");
    Files.createDirectories(PackagedPresentation.DIRECTORY);
    Files.deleteIfExists(report);
    Files.writeString(
        cases,
        playbacks.stream().map(Playback::toJson).collect(Collectors.joining(",\n", "[", "]")));
    try (LicenseServer licenses = LicenseServer.start(playbacks)) {
      run(log, cases, report, way, licenses.resolverRule());
      Map<String, Facts> facts = read(report);
      for (Playback playback : playbacks) {
        facts.put(
            playback.name(),
            of(playback, facts)
                .with("licenses", licenses.askedBy(playback))
                .with("licenseRequests", Integer.toString(licenses.requestsOf(playback))));
      }
      return facts;
    }
  }

  private void run(Path log, Path cases, Path report, String way, String resolverRule)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    node.toString(),
                    SCRIPT.toString(),
                    chromium.toString(),
                    PackagedPresentation.DIRECTORY.toString(),
                    cases.toString(),
                    report.toString(),
                    way,
                    resolverRule))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("no end after " + TIMEOUT_SECONDS + " s; see " + log);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException("exit value " + process.exitValue() + "\n" + Files.readString(log));
    }
  }

  private static Map<String, Facts> read(Path report) throws IOException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(report)) {
      lines.load(reader);
    }
    Map<String, Map<String, String>> facts = new HashMap<>();
    for (String line : lines.stringPropertyNames()) {
      int dot = line.lastIndexOf('.');
      facts
          .computeIfAbsent(line.substring(0, dot), name -> new HashMap<>())
          .put(line.substring(dot + 1), lines.getProperty(line));
    }
    Map<String, Facts> all = new HashMap<>();
    facts.forEach((name, values) -> all.put(name, new Facts(values)));
    return all;
  }
}
