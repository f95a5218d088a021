package io.github.fragmill.core.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private void mend() {
    StaleRuns.recover(directory(), Disk.REAL);
  }

  @Test
  void mend_deadRun_deletesAllOfIt() throws IOException {
    Files.createFile(parent.resolve(ID + "lock"));
    made(ID + "partial");
    made(ID + "discarded");
    made(ID + "version");
    Files.createSymbolicLink(parent.resolve(ID + "link"), Path.of(ID + "version"));
    mend();
    assertThat(names()).isEmpty();
  }

  @Test
  void mend_setAsideAndNothingThere_isPutBack() throws IOException {
    made(ID + "replaced");
    made(ID + "partial");
    mend();
    assertThat(names()).containsExactly("out");
    assertThat(directory().resolve("file")).hasContent("x");
  }

  @Test
  void mend_setAsideAndSomethingThere_isDeleted() throws IOException {
    made(ID + "replaced");
    Files.writeString(made("out").resolve("file"), "new");
    mend();
    assertThat(names()).containsExactly("out");
    assertThat(directory().resolve("file")).hasContent("new");
  }

  @Test
  void mend_versionThatTheNameIsALinkTo_stays() throws IOException {
    Files.createFile(parent.resolve(ID + "lock"));
    made(ID + "version");
    Files.createSymbolicLink(directory(), Path.of(ID + "version"));
    mend();
    assertThat(names()).containsExactly(ID + "version", "out");
  }

  @Test
  void mend_runThatIsAlive_isLeftAlone() throws IOException {
    try (OutputTransaction alive = Output.directory(directory()).begin()) {
      List<String> before = names();
      mend();
      assertThat(names()).isEqualTo(before).hasSize(2);
      TestFiles.write(alive, "file", "x");
      alive.commit();
    }
    assertThat(names()).containsExactly("out");
  }

  @Test
  void mend_otherNames_areLeftAlone() throws IOException {
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
    mend();
    assertThat(names()).containsExactlyInAnyOrderElementsOf(others);
  }

  @Test
  void mend_lockThatIsNoFile_isLeftAlone() throws IOException {
    made(ID + "lock");
    made(ID + "partial");
    mend();
    assertThat(names()).containsExactly(ID + "lock", ID + "partial");
  }

  @Test
  void mend_linkAmongWhatIsDeleted_isNotFollowed() throws IOException {
    Path precious = made("precious");
    Files.createSymbolicLink(made(ID + "partial").resolve("link"), precious);
    mend();
    assertThat(precious.resolve("file")).exists();
    assertThat(names()).containsExactly("precious");
  }
}
