package io.github.fragmill.platform.process;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What a test needs besides the JDK. Where it is missing, the test is skipped and says why; where
 * the environment variable {@code FRAGMILL_REQUIRE_ALL} is {@code true}, the test fails instead.
 */
public final class Requirement {

  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private Requirement() {}

  /**
   * Returns what was found.
   *
   * @param found empty when it is missing
   * @param missing what is missing, and how to bring it
   */
  public static <T> T require(Optional<T> found, String missing) {
    if (found.isEmpty()) {
      if (Boolean.parseBoolean(System.getenv("FRAGMILL_REQUIRE_ALL"))) {
        fail(missing);
      }
      if (REPORTED.add(missing)) {
        // The console counts skipped tests; this says why.
        System.out.println("Skipping tests: " + missing);
      }
      abort(missing);
    }
    return found.orElseThrow();
  }

  /** Returns a program of the path, or skips the test. */
  public static Path program(String name) {
    return require(find(name), "no " + name + " on the PATH");
  }

  /**
   * Finds a program.
   *
   * @param more folders that are searched besides those of the path
   */
  public static Optional<Path> find(String name, Path... more) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of),
            Stream.of(more))
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
