package io.github.fragmill.integration.purity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.Digests;
import io.github.fragmill.integration.tools.ClassPath;
import io.github.fragmill.integration.tools.Command;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Bouncy Castle comes in two jars with the same packages. The library is built with one; an
 * application that brings the other one gets the same bytes.
 */
class BouncyCastleJarsIT {

  private static final String BUILT_WITH = "bcprov-jdk18on";
  private static final String OTHER = "bcprov-lts8on";

  @Test
  void packageTo_eitherJar_givesSameFiles() throws Exception {
    List<Path> builtWith = ClassPath.entries();
    List<Path> other =
        Stream.concat(
                builtWith.stream().filter(entry -> !isJar(entry, BUILT_WITH)), Stream.of(lts()))
            .toList();

    List<String> expected = run(builtWith);
    List<String> found = run(other);

    assertThat(expected.get(0)).startsWith(Digests.JAR).contains(BUILT_WITH);
    assertThat(found.get(0)).startsWith(Digests.JAR).contains(OTHER);
    assertThat(found.subList(1, found.size()))
        .hasSizeGreaterThan(10)
        .isEqualTo(expected.subList(1, expected.size()));
  }

  /** The build copies it there. */
  private static Path lts() throws Exception {
    try (Stream<Path> jars = Files.list(Path.of("target", "lts").toAbsolutePath())) {
      return jars.filter(jar -> isJar(jar, OTHER)).findFirst().orElseThrow();
    }
  }

  private static boolean isJar(Path entry, String artifact) {
    return String.valueOf(entry.getFileName()).startsWith(artifact);
  }

  private static List<String> run(List<Path> classPath) throws Exception {
    String output =
        Command.run(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPath.stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator)),
                Digests.class.getName(),
                BundledClip.file().toString()));
    return output.lines().toList();
  }
}
