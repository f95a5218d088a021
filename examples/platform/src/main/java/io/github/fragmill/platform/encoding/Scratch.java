package io.github.fragmill.platform.encoding;

import io.github.fragmill.platform.storage.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Temporary folders of jobs. Thread-safe. */
public final class Scratch {

  private final Path root;

  public Scratch(Path root) {
    this.root = root;
  }

  /** A folder that is deleted when it is closed. */
  record Folder(Path path) implements Closeable {

    @Override
    public void close() throws IOException {
      Folders.delete(path);
    }
  }

  /**
   * Creates a folder.
   *
   * @param word the beginning of its name
   */
  Folder folder(String word) throws IOException {
    Files.createDirectories(root);
    return new Folder(Files.createTempDirectory(root, word + "-"));
  }

  /** Deletes the folders of killed processes. */
  public int sweep(Instant before) throws IOException {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    int deleted = 0;
    for (Path folder : Folders.entries(root.toRealPath())) {
      if (Folders.isOlder(folder, before)) {
        Folders.delete(folder);
        deleted++;
      }
    }
    return deleted;
  }
}
