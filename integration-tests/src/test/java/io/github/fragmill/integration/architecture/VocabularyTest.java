package io.github.fragmill.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Main code uses the words of docs/glossary.md, and not others for the same things. */
class VocabularyTest {

  private static final Path PROJECT = Path.of("..");
  private static final List<String> MODULES =
      Library.foldersAnd(
          "testing",
          "examples/cli",
          "examples/origin",
          "examples/platform",
          "examples/spark",
          "examples/spring-boot",
          "benchmarks");

  /** After, say, say, fix, skipped track, audio, trick play, sidecar, reference tool, playback. */
  private static final Pattern OTHER_WORDS =
      Pattern.compile(
          "(?i)\\b(behind|tells?|told|mends?|stray|(?<!music-and-)sounds?|winding|side ?text|judges?|viewings?)\\b");

  @Test
  void mainCode_wordsForWhatHasAnother_areNotUsed() throws IOException {
    int files = 0;
    for (String module : MODULES) {
      try (Stream<Path> sources = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
        for (Path file : sources.filter(it -> it.toString().endsWith(".java")).toList()) {
          files++;
          assertThat(OTHER_WORDS.matcher(Files.readString(file)).results().map(it -> it.group()))
              .as(file.toString())
              .isEmpty();
        }
      }
    }
    assertThat(files).isGreaterThan(500);
  }
}
