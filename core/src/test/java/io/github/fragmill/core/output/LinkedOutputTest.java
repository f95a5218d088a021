package io.github.fragmill.core.output;

import static io.github.fragmill.core.output.TestFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedOutputTest {

  @TempDir private Path parent = Path.of("");

  private Path directory() {
    return parent.resolve("out");
  }

  private Output.Directory output() {
    return Output.directory(directory()).linked();
  }

  private Map<String, byte[]> visible() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (Files.isDirectory(directory())) {
      Path target = directory().toRealPath();
      try (Stream<Path> paths = Files.walk(target)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          files.put(target.relativize(path).toString(), Files.readAllBytes(path));
        }
      }
    }
    return files;
  }

  private List<String> kinds() throws IOException {
    try (Stream<Path> paths = Files.list(parent)) {
      return paths
          .map(path -> path.getFileName().toString())
          .map(name -> name.substring(name.lastIndexOf('.') + 1))
          .sorted()
          .toList();
    }
  }

  private static void runOnce(Output output, String name) throws IOException {
    try (OutputTransaction transaction = output.begin()) {
      write(transaction, name, "x");
      transaction.commit();
    }
  }

  @Test
  void commit_nothingThere_nameIsALinkThatMovesWithItsDirectory() throws IOException {
    runOnce(output(), "file");
    assertThat(directory()).isSymbolicLink();
    assertThat(Files.readSymbolicLink(directory()).isAbsolute()).isFalse();
    assertThat(visible()).containsOnlyKeys("file");
    assertThat(kinds()).containsExactly("out", "version");
  }

  @Test
  void commit_emptyDirectoryThere_isReplaced() throws IOException {
    Files.createDirectory(directory());
    runOnce(output(), "file");
    assertThat(directory()).isSymbolicLink();
    assertThat(kinds()).containsExactly("out", "version");
  }

  @Test
  void close_withoutCommit_leavesNothingBeside() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "file", "x");
    }
    assertThat(kinds()).isEmpty();
  }

  @Test
  void begin_linkThere_isRefusedAndUntouched() throws IOException {
    runOnce(output(), "file");
    for (Output output : List.of(output(), Output.directory(directory()))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(output::begin)
          .withMessageContaining("not empty");
    }
    assertThat(visible()).containsOnlyKeys("file");
  }

  @Test
  void overwriting_linkThere_keepsTheOldVersionUntilTheNextRunBegins() throws IOException {
    runOnce(output(), "first");
    Path first = directory().toRealPath();
    runOnce(output().overwriting(), "second");
    Path second = directory().toRealPath();
    assertThat(visible()).containsOnlyKeys("second");
    assertThat(first.resolve("first")).exists();
    try (OutputTransaction transaction = output().overwriting().begin()) {
      assertThat(first).doesNotExist();
      assertThat(second.resolve("second")).exists();
      write(transaction, "third", "x");
      transaction.commit();
    }
    assertThat(visible()).containsOnlyKeys("third");
    assertThat(kinds()).containsExactly("out", "version", "version");
  }

  @Test
  void overwriting_linkThereAndNoneAskedFor_staysALink() throws IOException {
    runOnce(output(), "old");
    runOnce(Output.directory(directory()).overwriting(), "new");
    assertThat(directory()).isSymbolicLink();
    assertThat(visible()).containsOnlyKeys("new");
  }

  @Test
  void overwriting_directoryThere_becomesALink() throws IOException {
    runOnce(Output.directory(directory()), "old");
    runOnce(output().overwriting(), "new");
    assertThat(directory()).isSymbolicLink();
    assertThat(visible()).containsOnlyKeys("new");
    assertThat(kinds()).containsExactly("out", "version");
  }

  @Test
  void overwriting_linkOfSomebodyElse_isRefusedAndUntouched() throws IOException {
    Path target = Files.createDirectory(parent.resolve("target"));
    Files.writeString(target.resolve("precious"), "x");
    Files.createSymbolicLink(directory(), target);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> output().overwriting().begin())
        .withMessageContaining("not a directory");
    assertThat(target.resolve("precious")).exists();
    assertThat(kinds()).containsExactly("out", "target");
  }

  @Test
  void commit_filledMeanwhile_failsAndLeavesIt() throws IOException {
    try (OutputTransaction slow = output().begin()) {
      write(slow, "slow", "x");
      runOnce(output(), "fast");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(slow::commit)
          .withMessageContaining("in the meantime");
    }
    assertThat(visible()).containsOnlyKeys("fast");
    assertThat(kinds()).containsExactly("out", "version");
  }
}
