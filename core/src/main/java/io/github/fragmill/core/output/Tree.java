package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

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

  /** Returns whether anything in it was changed at a time or later. */
  static boolean isChangedSince(Instant time, Path root) throws IOException {
    boolean[] isChanged = {false};
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes found) {
            return visit(found);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
            return visit(found);
          }

          private FileVisitResult visit(BasicFileAttributes found) {
            isChanged[0] |= !found.lastModifiedTime().toInstant().isBefore(time);
            return isChanged[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              // Deleted by whoever recovers at the same time.
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return isChanged[0];
  }
}
