package io.github.fragmill.integration.tools;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

  /** Returns a system property or, without it, an environment variable; blank counts as missing. */
  public static Optional<String> setting(String property, String variable) {
    return Optional.ofNullable(System.getProperty(property))
        .or(() -> Optional.ofNullable(System.getenv(variable)))
        .filter(value -> !value.isBlank());
  }
}
