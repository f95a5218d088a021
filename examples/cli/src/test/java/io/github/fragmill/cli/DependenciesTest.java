package io.github.fragmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation lists exactly the dependencies of the build. */
class DependenciesTest {

  private static final Path DOCUMENTATION = Path.of("../../docs/dependencies.md");

  /** Written by the build. */
  private static final Path RESOLVED = Path.of("target/dependencies.txt");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`:]+:[^`:]+)` \\| (\\S+) \\| [^|]*[A-Z][^|]* \\| [^|]+ \\|$");
  private static final Pattern LINE =
      Pattern.compile("(?m)^ +([^:\\s]+:[^:\\s]+):jar:([^:\\s]+):(?:compile|runtime)\\b");

  /** A dependency of the library that the command line replaces. */
  private static final String PORTABLE = "org.bouncycastle:bcprov-jdk18on ";

  @Test
  void runtimeDependencies_resolved_areThoseOfTheDocumentation() throws IOException {
    Set<String> resolved = find(LINE, RESOLVED);
    resolved.removeIf(it -> it.startsWith("io.github.fragmill:"));
    Set<String> documented = find(ROW, DOCUMENTATION);
    assertThat(documented).anyMatch(it -> it.startsWith(PORTABLE));
    documented.removeIf(it -> it.startsWith(PORTABLE));
    assertThat(documented).isEqualTo(resolved);
  }

  private static Set<String> find(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(DependenciesTest::artifactAndVersion)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String artifactAndVersion(MatchResult found) {
    return found.group(1) + " " + found.group(2);
  }
}
