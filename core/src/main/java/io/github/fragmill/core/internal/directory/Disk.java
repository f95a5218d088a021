package io.github.fragmill.core.internal.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Port: the file system operations of a run. Tests let each of them fail. */
interface Disk {

  /** The file system itself. */
  Disk REAL = new Real();

  void createDirectory(Path directory) throws IOException;

  /** Makes a symbolic link, where nothing is yet. */
  void createLink(Path link, Path target) throws IOException;

  /** Renames, in one step or not at all. */
  void move(Path from, Path to) throws IOException;

  /** Deletes a file, a link or an empty directory. */
  void delete(Path path) throws IOException;

  /** Moves back what was moved, after a failure; when that fails, too, it is suppressed by it. */
  default void moveBack(Path from, Path to, IOException failure) {
    try {
      move(from, to);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Returns whether there is anything of that name, even a link to nothing. */
  static boolean isThere(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Passes everything on. */
  final class Real implements Disk {

    private Real() {}

    @Override
    public void createDirectory(Path directory) throws IOException {
      Files.createDirectory(directory);
    }

    @Override
    public void createLink(Path link, Path target) throws IOException {
      try {
        Files.createSymbolicLink(link, target);
      } catch (UnsupportedOperationException e) {
        throw new IOException("no symbolic links can be made at " + link, e);
      }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path path) throws IOException {
      Files.delete(path);
    }
  }
}
