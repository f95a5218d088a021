package io.github.fragmill.integration.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that once made the library fail in a way that it must not. */
@Tag("small-heap")
class KnownFilesIT {

  /** Every mode in both layouts. */
  private static final int WAYS = 16;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "fuzz"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void package_fileThatOnceFailed_succeedsOrIsRefused(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int way = 0; way < WAYS; way++) {
      FuzzCase known = new FuzzCase("known", bytes, way);
      assertThatCode(known::run).as("way %s", way).doesNotThrowAnyException();
    }
  }
}
