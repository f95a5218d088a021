package io.github.fragmill.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders with all that is in them. Symbolic links are not followed. Other processes may delete the
 * same at the same time: what is gone is skipped.
 */
public final class Folders {

  private Folders() {}

  /** Returns what is in a folder, without subfolders' content; nothing when it is no folder. */
  public static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Returns whether a file or folder, and all in it, was last changed before a time. */
  public static boolean isOlder(Path path, Instant time) throws IOException {
    try {
      if (!Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(time)) {
        return false;
      }
    } catch (NoSuchFileException e) {
      return true;
    }
    for (Path entry : entries(path)) {
      if (!isOlder(entry, time)) {
        return false;
      }
    }
    return true;
  }

  /** Deletes a file, or a folder with all in it. */
  public static void delete(Path path) throws IOException {
    for (Path entry : entries(path)) {
      delete(entry);
    }
    Files.deleteIfExists(path);
  }
}
