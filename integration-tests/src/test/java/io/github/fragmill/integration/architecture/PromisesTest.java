package io.github.fragmill.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation names as the test of a promise is a test. */
class PromisesTest {

  private static final Path PROJECT = Path.of("..");
  private static final Path PROMISES = PROJECT.resolve("docs").resolve("promises.md");
  private static final List<String> MODULES =
      Library.foldersAnd(
          "testing",
          "examples/cli",
          "examples/origin",
          "examples/spark",
          "integration-tests",
          "benchmarks");

  /** A class and, perhaps, one of its methods: {@code FooTest}, {@code FooTest.method}. */
  private static final Pattern NAME = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

  @Test
  void testsOfPromises_named_areThere() throws IOException {
    Map<String, String> tests = tests();

    List<MatchResult> named = NAME.matcher(Files.readString(PROMISES)).results().toList();

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named).filteredOn(name -> !isTest(name, tests)).map(MatchResult::group).isEmpty();
  }

  private static boolean isTest(MatchResult name, Map<String, String> tests) {
    String code = tests.get(name.group(1));
    return code != null && (name.group(2) == null || code.contains(" " + name.group(2) + "("));
  }

  /** Returns the code of each test class by its name. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (String module : MODULES) {
      Path sources = PROJECT.resolve(module).resolve("src").resolve("test");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(it -> name(it).matches(".*(Test|IT)[.]java")).toList()) {
          tests.merge(name(file).replace(".java", ""), Files.readString(file), String::concat);
        }
      }
    }
    assertThat(tests).containsKey(PromisesTest.class.getSimpleName());
    return tests;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
