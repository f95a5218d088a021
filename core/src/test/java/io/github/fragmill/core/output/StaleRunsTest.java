package io.github.fragmill.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleRunsTest {

  private static final String ID = ".out.fragmill-01234567-89ab-cdef-0123-456789abcdef.";

  @TempDir private Path parent = Path.of("");

  private Path directory() {
    return parent.resolve("out");
  }

  private Path made(String name) throws IOException {
    Path made = Files.createDirectory(parent.resolve(name));
    Files.writeString(made.resolve("file"), "x");
    return made;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(parent)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void recover() {
    StaleRuns.recover(directory(), Disk.REAL);
  }

  @Test
  void recover_deadRun_deletesAllOfIt() throws IOException {
    Files.createFile(parent.resolve(ID + "lock"));
    made(ID + "partial");
    made(ID + "discarded");
    made(ID + "version");
    Files.createSymbolicLink(parent.resolve(ID + "link"), Path.of(ID + "version"));
    recover();
    assertThat(names()).isEmpty();
  }

  @Test
  void recover_setAsideAndNothingThere_isPutBack() throws IOException {
    made(ID + "replaced");
    made(ID + "partial");
    recover();
    assertThat(names()).containsExactly("out");
    assertThat(directory().resolve("file")).hasContent("x");
  }

  @Test
  void recover_setAsideAndSomethingThere_isDeleted() throws IOException {
    made(ID + "replaced");
    Files.writeString(made("out").resolve("file"), "new");
    recover();
    assertThat(names()).containsExactly("out");
    assertThat(directory().resolve("file")).hasContent("new");
  }

  @Test
  void recover_versionThatTheNameIsALinkTo_stays() throws IOException {
    Files.createFile(parent.resolve(ID + "lock"));
    made(ID + "version");
    Files.createSymbolicLink(directory(), Path.of(ID + "version"));
    recover();
    assertThat(names()).containsExactly(ID + "version", "out");
  }

  @Test
  void recover_runThatIsAlive_isLeftAlone() throws IOException {
    try (OutputTransaction alive = Output.directory(directory()).begin()) {
      List<String> before = names();
      recover();
      assertThat(names()).isEqualTo(before).hasSize(2);
      OutputContract.write(alive, "file", "x");
      alive.commit();
    }
    assertThat(names()).containsExactly("out");
  }

  @Test
  void recover_otherNames_areLeftAlone() throws IOException {
    List<String> others =
        List.of(
            ".other.fragmill-01234567-89ab-cdef-0123-456789abcdef.partial",
            ".out.fragmill-mine.partial",
            ".out.partial",
            ID + "mine",
            "x" + ID + "partial");
    for (String other : others) {
      made(other);
    }
    recover();
    assertThat(names()).containsExactlyInAnyOrderElementsOf(others);
  }

  @Test
  void recover_lockThatIsNoFile_isLeftAlone() throws IOException {
    made(ID + "lock");
    made(ID + "partial");
    recover();
    assertThat(names()).containsExactly(ID + "lock", ID + "partial");
  }

  @Test
  void recover_linkAmongWhatIsDeleted_isNotFollowed() throws IOException {
    Path precious = made("precious");
    Files.createSymbolicLink(made(ID + "partial").resolve("link"), precious);
    recover();
    assertThat(precious.resolve("file")).exists();
    assertThat(names()).containsExactly("precious");
  }

  private int recoverAll() throws IOException {
    return Output.recoverDirectories(parent, Instant.now().plusSeconds(60));
  }

  @Test
  void recoverDirectories_severalDeadRuns_cleansUpAfterEach() throws IOException {
    made(ID + "partial");
    made(ID.replace(".out", ".other") + "replaced");
    made("somebody");
    assertThat(recoverAll()).isEqualTo(2);
    assertThat(names()).containsExactly("other", "somebody");
    assertThat(recoverAll()).isZero();
  }

  @Test
  void recoverDirectories_runThatIsAlive_isLeftAlone() throws IOException {
    try (OutputTransaction alive = Output.directory(directory()).begin()) {
      assertThat(recoverAll()).isZero();
      OutputContract.write(alive, "file", "x");
      alive.commit();
    }
    assertThat(names()).containsExactly("out");
  }

  @Test
  void recoverDirectories_fileDeepInsideChangedLately_isLeftAlone() throws IOException {
    Instant before = Instant.now().minusSeconds(60);
    FileTime old = FileTime.from(before.minusSeconds(60));
    Path run = made(ID + "partial");
    Files.setLastModifiedTime(run.resolve("file"), old);
    Files.setLastModifiedTime(run, FileTime.from(before));
    assertThat(Output.recoverDirectories(parent, before)).isZero();
    Files.setLastModifiedTime(run, old);
    Files.setLastModifiedTime(run.resolve("file"), FileTime.from(before));
    assertThat(Output.recoverDirectories(parent, before)).isZero();
    assertThat(names()).containsExactly(ID + "partial");
    Files.setLastModifiedTime(run.resolve("file"), old);
    assertThat(Output.recoverDirectories(parent, before)).isEqualTo(1);
    assertThat(names()).isEmpty();
  }

  @Test
  void recoverDirectories_versionThatANameIsALinkTo_stays() throws IOException {
    made(ID + "version");
    Files.createSymbolicLink(directory(), Path.of(ID + "version"));
    assertThat(recoverAll()).isZero();
    assertThat(names()).containsExactly(ID + "version", "out");
  }
}
