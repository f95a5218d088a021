package io.github.fragmill.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.output.OutputTransaction;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderStorageTest extends StorageContract {

  private Path root;
  private Path outside;
  private Storage storage;

  @BeforeEach
  void openStorage(@TempDir Path folder) throws IOException {
    root = folder.resolve("root");
    outside = folder.resolve("outside");
    Files.createDirectories(outside.resolve("5"));
    Files.writeString(outside.resolve("5/secret"), "secret");
    storage = new FolderStorage(root);
  }

  @Override
  Storage storage() {
    return storage;
  }

  @Override
  List<String> everything() throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(root, 2)) {
      // Areas stay.
      return found
          .map(root::relativize)
          .filter(path -> path.getNameCount() == 2)
          .map(Path::toString)
          .toList();
    }
  }

  /** Locks of dead processes only are taken for dead. */
  @Override
  void beginAndBeKilled(String item) throws Exception {
    String classPath =
        Optional.ofNullable(System.getProperty("surefire.test.class.path"))
            .orElseGet(() -> System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Writer.class.getName(),
                root.toString(),
                item)
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isEqualTo(Writer.KILLED);
  }

  @Test
  void find_besideAreas_isAFileAndNoFolderAndNoLink() throws Exception {
    store(ITEM, Map.of("a", new byte[1]));
    Files.writeString(root.resolve("film.mp4"), "film");
    Files.createSymbolicLink(root.resolve("link.mp4"), outside.resolve("5/secret"));

    assertThat(storage.find("film.mp4").orElseThrow().sizeBytes()).isEqualTo(4);
    assertThat(storage.find("packaged")).isEmpty();
    assertThat(storage.find("link.mp4")).isEmpty();
    assertThat(storage.find("other.mp4")).isEmpty();
  }

  @Test
  void list_belowAFile_isEmpty() throws Exception {
    store(ITEM, Map.of("a", new byte[1]));

    assertThat(storage.list(ITEM + "/a/b")).isEmpty();
    assertThat(storage.list(ITEM + "/a/b/c")).isEmpty();
  }

  @Test
  void find_rootIsALink_isFollowed() throws Exception {
    store(ITEM, Map.of("a", new byte[1]));
    Files.writeString(root.resolve("film.mp4"), "film");
    Path link = Files.createSymbolicLink(root.resolveSibling("link"), root);
    Storage linked = new FolderStorage(link);

    assertThat(linked.find("film.mp4")).isPresent();
    assertThat(linked.find(ITEM + "/a")).isPresent();
  }

  @Test
  void list_linkInsteadOfAnything_isNotFollowed() throws Exception {
    store(ITEM, Map.of("a", new byte[1]));
    Files.createSymbolicLink(root.resolve("area"), outside);
    Files.createSymbolicLink(root.resolve("packaged/6"), outside.resolve("5"));
    Files.createSymbolicLink(root.resolve("packaged/5/link"), outside.resolve("5/secret"));
    Files.createSymbolicLink(root.resolve("packaged/5/folder"), outside.resolve("5"));

    assertThat(names(ITEM)).containsExactly(ITEM + "/a");
    for (String name :
        List.of(
            "area/5",
            "area/5/secret",
            "packaged/6",
            "packaged/6/secret",
            "packaged/5/link",
            "packaged/5/folder",
            "packaged/5/folder/secret")) {
      assertThat(storage.list(name)).isEmpty();
    }
  }

  @Test
  void output_areaIsALink_isRefused() throws Exception {
    Files.createDirectories(root);
    Files.createSymbolicLink(root.resolve("area"), outside);

    assertThatThrownBy(() -> storage.output("area/6").begin())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("symbolic link");
    assertThat(outside.toFile().list()).containsExactly("5");
  }

  @Test
  void deleteAndSweep_links_leaveWhatTheyPointTo() throws Exception {
    store(ITEM, Map.of("a", new byte[1]));
    Files.createSymbolicLink(root.resolve("area"), outside);
    Files.createSymbolicLink(root.resolve("packaged/5/folder"), outside.resolve("5"));
    Files.createSymbolicLink(root.resolve("packaged/6"), outside.resolve("5"));

    storage.delete("area/5");
    storage.delete(ITEM);
    assertThat(storage.sweep("area", FUTURE, item -> false)).isZero();
    assertThat(storage.sweep("packaged", FUTURE, item -> false)).isEqualTo(1);

    assertThat(outside.resolve("5/secret")).hasContent("secret");
    assertThat(root.resolve("packaged")).isEmptyDirectory();
  }

  @Test
  void sweep_deletionThatWasKilled_isCompleted() throws Exception {
    store(ITEM, Map.of("a", new byte[1]));
    Path hidden = root.resolve("packaged/.5.deleted-01234567-89ab-cdef-0123-456789abcdef");
    Files.move(root.resolve(ITEM), hidden);
    assertThat(storage.list(ITEM)).isEmpty();

    assertThat(storage.sweep("packaged", FUTURE, item -> true)).isEqualTo(1);
    assertThat(everything()).isEmpty();
  }

  @Test
  void sweep_hiddenFilesOfOthers_stay() throws Exception {
    store(ITEM, Map.of("a", new byte[1]));
    Files.writeString(root.resolve("packaged/.nfs000"), "open somewhere");

    assertThat(storage.sweep("packaged", FUTURE, item -> false)).isEqualTo(1);
    assertThat(everything()).containsExactly("packaged/.nfs000".replace('/', File.separatorChar));
  }

  @Test
  void sweep_runThatIsAlive_goesOn() throws Exception {
    try (OutputTransaction transaction = storage.output(ITEM).begin()) {
      write(transaction, "a", new byte[1]);
      assertThat(storage.sweep("packaged", FUTURE, item -> false)).isZero();
      transaction.commit();
    }

    assertThat(names(ITEM)).hasSize(1);
  }

  /** A process that is killed while it writes. */
  static final class Writer {

    static final int KILLED = 9;

    private Writer() {}

    @SuppressWarnings("MustBeClosedChecker")
    public static void main(String... args) throws IOException {
      OutputTransaction transaction = new FolderStorage(Path.of(args[0])).output(args[1]).begin();
      write(transaction, "half.mp4", new byte[1000]);
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
