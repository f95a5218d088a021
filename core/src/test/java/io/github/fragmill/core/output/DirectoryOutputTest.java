package io.github.fragmill.core.output;

import static io.github.fragmill.core.output.TestFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryOutputTest {

  @TempDir private Path parent = Path.of("");

  private Path directory() {
    return parent.resolve("out");
  }

  private Output output() {
    return Output.directory(directory());
  }

  private Map<String, byte[]> visible() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (Files.isDirectory(directory())) {
      try (Stream<Path> paths = Files.walk(directory())) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          String name = directory().relativize(path).toString().replace(File.separatorChar, '/');
          files.put(name, Files.readAllBytes(path));
        }
      }
    }
    return files;
  }

  private List<String> siblings() throws IOException {
    try (Stream<Path> paths = Files.list(parent)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static void runOnce(Output output, String name) throws IOException {
    try (OutputTransaction transaction = output.begin()) {
      write(transaction, name, "x");
      transaction.commit();
    }
  }

  @Test
  void close_withoutCommit_leavesNothingBeside() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "deep/er/file", "x");
    }
    assertThat(siblings()).isEmpty();
  }

  @Test
  void commit_complete_leavesNothingBeside() throws IOException {
    runOnce(output(), "file");
    assertThat(siblings()).containsExactly("out");
  }

  @Test
  void begin_running_keepsTheDirectoryAbsent() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "file", "x");
      assertThat(directory()).doesNotExist();
    }
  }

  @Test
  void begin_emptyDirectory_isFilled() throws IOException {
    Files.createDirectory(directory());
    runOnce(output(), "file");
    assertThat(visible()).containsOnlyKeys("file");
  }

  @Test
  void begin_directoryWithFiles_isRefusedAndUntouched() throws IOException {
    Files.createDirectory(directory());
    Files.writeString(directory().resolve("precious"), "x");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> output().begin())
        .withMessageContaining(directory().toString())
        .withMessageContaining("not empty");
    assertThat(visible()).containsOnlyKeys("precious");
    assertThat(siblings()).containsExactly("out");
  }

  @Test
  void begin_fileInTheWay_isRefusedAndUntouched() throws IOException {
    Files.writeString(directory(), "precious");
    for (Output output : List.of(output(), Output.directory(directory()).overwriting())) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(output::begin)
          .withMessageContaining("not a directory");
    }
    assertThat(directory()).hasContent("precious");
    assertThat(siblings()).containsExactly("out");
  }

  @Test
  void begin_rootDirectory_isRefused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Output.directory(parent.getRoot()).begin())
        .withMessageContaining("root");
  }

  @Test
  void begin_parentMissing_isMade() throws IOException {
    Path deep = parent.resolve("a/b/out");
    runOnce(Output.directory(deep), "file");
    assertThat(deep.resolve("file")).exists();
  }

  @Test
  void begin_parentIsAFile_isRefused() throws IOException {
    Files.writeString(parent.resolve("file"), "x");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Output.directory(parent.resolve("file/out")).begin());
  }

  @Test
  void overwriting_directoryWithFiles_replacesAllOfThem() throws IOException {
    Files.createDirectories(directory().resolve("old"));
    Files.writeString(directory().resolve("old/file"), "x");
    runOnce(Output.directory(directory()).overwriting(), "new");
    assertThat(visible()).containsOnlyKeys("new");
    assertThat(siblings()).containsExactly("out");
  }

  @Test
  void overwriting_runThatFails_leavesTheOldFiles() throws IOException {
    Files.createDirectory(directory());
    Files.writeString(directory().resolve("old"), "x");
    try (OutputTransaction transaction = Output.directory(directory()).overwriting().begin()) {
      write(transaction, "new", "x");
    }
    assertThat(visible()).containsOnlyKeys("old");
    assertThat(siblings()).containsExactly("out");
  }

  @Test
  void overwriting_nothingThere_isWrittenAsUsual() throws IOException {
    runOnce(Output.directory(directory()).overwriting(), "file");
    assertThat(visible()).containsOnlyKeys("file");
  }

  @RepeatedTest(20)
  void overwriting_manyAtOnce_allSucceedAndOneIsLeftWhole() throws Exception {
    Output output = Output.directory(directory()).overwriting();
    runOnce(output, "old");
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Object>> runs = new ArrayList<>();
      for (int run = 0; run < 64; run++) {
        String name = "run" + run;
        runs.add(
            () -> {
              runOnce(output, name);
              return name;
            });
      }
      for (Future<Object> run : executor.invokeAll(runs)) {
        assertThat(run.get()).isNotNull();
      }
    } finally {
      executor.shutdown();
    }
    assertThat(visible()).hasSize(1).doesNotContainKey("old");
    assertThat(siblings()).containsExactly("out");
  }

  @Test
  void commit_directoryFilledMeanwhile_failsAndLeavesIt() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "file", "x");
      Files.createDirectory(directory());
      Files.writeString(directory().resolve("somebody"), "x");
      assertThatExceptionOfType(IOException.class).isThrownBy(transaction::commit);
    }
    assertThat(visible()).containsOnlyKeys("somebody");
    assertThat(siblings()).containsExactly("out");
  }

  @Test
  void create_fileWhereADirectoryIs_isRefused() throws IOException {
    try (OutputTransaction transaction = output().begin()) {
      write(transaction, "a/b", "x");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transaction.create("a").close());
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> transaction.create("a/b/c").close());
    }
  }

  @Test
  void overwriting_symbolicLink_isRefusedAndItsTargetUntouched() throws IOException {
    Path target = Files.createDirectory(parent.resolve("target"));
    Files.writeString(target.resolve("precious"), "x");
    Files.createSymbolicLink(directory(), target);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Output.directory(directory()).overwriting().begin());
    assertThat(target.resolve("precious")).exists();
  }

  @Test
  void directory_text_isTheDirectoryOfThatPath() throws IOException {
    runOnce(Output.directory(directory().toString()), "file");
    assertThat(visible()).containsOnlyKeys("file");
  }

  @Test
  void recoverDirectories_killedRun_putsBackWhatItHadSetAside() throws IOException {
    runOnce(output(), "file");
    Files.move(
        directory(), parent.resolve(".out.fragmill-01234567-89ab-cdef-0123-456789abcdef.replaced"));
    assertThat(Output.recoverDirectories(parent, Instant.now().plusSeconds(60))).isEqualTo(1);
    assertThat(visible()).containsOnlyKeys("file");
    assertThat(siblings()).containsExactly("out");
  }
}
