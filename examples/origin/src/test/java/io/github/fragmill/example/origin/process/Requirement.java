package io.github.fragmill.example.origin.process;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs that tests need. Where one is missing, the test is skipped and says why; where the
 * environment variable {@code FRAGMILL_REQUIRE_ALL} is {@code true}, it fails instead.
 */
public final class Requirement {

  private Requirement() {}

  /** Returns a program on the path. */
  public static Path program(String name) {
    Optional<Path> found =
        Stream.of(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
            .map(it -> Path.of(it, name))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      String missing = "no " + name + " on the PATH";
      if (Boolean.parseBoolean(System.getenv("FRAGMILL_REQUIRE_ALL"))) {
        fail(missing);
      }
      System.out.println("Skipping tests: " + missing);
      abort(missing);
    }
    return found.orElseThrow();
  }
}
