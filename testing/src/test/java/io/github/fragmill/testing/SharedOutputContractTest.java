package io.github.fragmill.testing;

import static io.github.fragmill.testing.Failures.failuresOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.core.output.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's shared outputs keep the contract, and one that does not is found out. */
class SharedOutputContractTest {

  @Nested
  class Directory extends SharedOutputContract {

    @TempDir private Path parent = Path.of("");

    @Override
    protected SharedOutput output() {
      return SharedOutput.directory(parent.resolve("out"));
    }

    @Override
    protected Map<String, byte[]> everything() throws IOException {
      return files(parent, "out");
    }
  }

  @Nested
  class LinkedDirectory extends SharedOutputContract {

    @TempDir private Path parent = Path.of("");

    @Override
    protected SharedOutput output() {
      return SharedOutput.directory(Output.directory(parent.resolve("out")).linked());
    }

    @Override
    protected Map<String, byte[]> everything() throws IOException {
      Map<String, byte[]> files = new TreeMap<>();
      Path out = parent.resolve("out");
      String version =
          Files.isSymbolicLink(out) ? Files.readSymbolicLink(out).getFileName().toString() : "none";
      files.putAll(files(parent, version));
      files.remove("out");
      files.keySet().removeIf(it -> it.endsWith(".lock"));
      return files;
    }
  }

  private static Map<String, byte[]> files(Path parent, String directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(parent)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = parent.relativize(file).toString().replace(File.separatorChar, '/');
        files.put(name.replaceFirst("^" + directory + "/", ""), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** A late process makes the work anew. */
  static class Resurrected extends SharedOutputContract {

    private final Path parent;

    Resurrected() throws IOException {
      parent = Files.createTempDirectory("fragmill-test-shared");
    }

    @Override
    protected SharedOutput output() {
      SharedOutput directory = SharedOutput.directory(parent.resolve("out"));
      return new SharedOutput() {
        @Override
        public Workspace begin(String planId) throws IOException {
          return directory.begin(planId);
        }

        @Override
        public Optional<Workspace> find(String planId) throws IOException {
          return Optional.of(begin(planId));
        }
      };
    }

    @Override
    protected Map<String, byte[]> everything() throws IOException {
      return files(parent, "out");
    }
  }

  @Test
  void workMadeAnew_isFoundOut() {
    assertThat(failuresOf(Resurrected.class)).contains("find_notBegun_isEmptyAndMakesNothing");
  }
}
