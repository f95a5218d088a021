package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Deletes directories with everything in them. Links are deleted, not followed. */
final class Tree {

  private Tree() {}

  /** Deletes what is there, if anything is. */
  static void delete(Path root, Disk disk) throws IOException {
    if (!Disk.isThere(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            disk.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            disk.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
