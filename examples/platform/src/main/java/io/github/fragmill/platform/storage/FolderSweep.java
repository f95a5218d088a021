package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.Output;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Deletes what is in the folder of an area.
 *
 * @param area the folder
 * @param before what was changed since then is left alone
 */
record FolderSweep(Path area, Instant before) {

  /** An item that is being deleted: {@code .ITEM.deleted-UUID}. */
  private static final Pattern DELETED = Pattern.compile("\\..+\\.deleted-[0-9a-f-]{36}");

  /** What a run into an item keeps beside it: {@code .ITEM.fragmill-UUID.KIND}. */
  private static final Pattern RUN = Pattern.compile("\\.(.+)\\.fragmill-[0-9a-f-]{36}\\.[a-z]+");

  /** Deletes an item: first its name goes, so that nobody sees half of it. */
  static void delete(Path item) throws IOException {
    Path hidden = item.resolveSibling("." + item.getFileName() + ".deleted-" + UUID.randomUUID());
    try {
      Files.move(item, hidden, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return;
    }
    deleteTree(hidden);
  }

  /**
   * Sweeps.
   *
   * @param isKnown told the last part of an item's name
   * @return how many were deleted
   */
  int sweep(Predicate<String> isKnown) throws IOException {
    int deleted = 0;
    Set<String> begun = new TreeSet<>();
    for (Path entry : entries()) {
      String name = entry.getFileName().toString();
      Matcher run = RUN.matcher(name);
      if (run.matches()) {
        if (isOld(entry)) {
          begun.add(run.group(1));
        }
      } else if (DELETED.matcher(name).matches()) {
        deleteTree(entry);
        deleted++;
      } else if (!name.startsWith(".") && !isKnown.test(name) && isOld(entry)) {
        delete(entry);
        deleted++;
      }
    }
    for (String item : begun) {
      deleted += mend(item);
    }
    return deleted;
  }

  /** A run begins with mending what dead runs left; this one ends there. */
  private int mend(String item) throws IOException {
    int found = runs(item);
    Output.directory(area.resolve(item)).overwriting().begin().close();
    return Math.max(0, found - runs(item));
  }

  private int runs(String item) throws IOException {
    Set<String> runs = new TreeSet<>();
    String prefix = "." + item + ".fragmill-";
    for (Path entry : entries()) {
      String name = entry.getFileName().toString();
      if (name.startsWith(prefix) && RUN.matcher(name).matches()) {
        runs.add(name.substring(0, name.lastIndexOf('.')));
      }
    }
    return runs.size();
  }

  private List<Path> entries() throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(area)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  /** Tells whether nothing in it was changed lately. */
  private boolean isOld(Path entry) throws IOException {
    boolean[] isOld = {true};
    Files.walkFileTree(
        entry,
        new Visitor() {
          @Override
          FileVisitResult visit(Path path, BasicFileAttributes found) {
            isOld[0] &= found.lastModifiedTime().toInstant().isBefore(before);
            return isOld[0] ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }
        });
    return isOld[0];
  }

  /** Links are deleted, not followed. */
  private static void deleteTree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new Visitor() {
          @Override
          FileVisitResult visit(Path path, BasicFileAttributes found) throws IOException {
            if (!found.isDirectory()) {
              Files.deleteIfExists(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Visits folders, then what is in them; somebody else may delete at the same time. */
  private abstract static class Visitor extends SimpleFileVisitor<Path> {

    abstract FileVisitResult visit(Path path, BasicFileAttributes found) throws IOException;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes found)
        throws IOException {
      return visit(folder, found);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes found) throws IOException {
      return visit(file, found);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
