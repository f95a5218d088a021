package io.github.fragmill.platform.encoding;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders for what is only needed while a job runs. Thread-safe. */
public final class Scratch {

  private final Path root;

  public Scratch(Path root) {
    this.root = root;
  }

  /** A folder that is deleted when it is closed. */
  record Folder(Path path) implements Closeable {

    @Override
    public void close() throws IOException {
      delete(path);
    }
  }

  /** Makes a new folder whose name begins with a word. */
  Folder folder(String word) throws IOException {
    Files.createDirectories(root);
    return new Folder(Files.createTempDirectory(root, word + "-"));
  }

  /** Deletes folders that processes which were killed have left. */
  public int sweep(Instant before) throws IOException {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    int deleted = 0;
    for (Path folder : folders()) {
      if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
        delete(folder);
        deleted++;
      }
    }
    return deleted;
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
