package io.github.fragmill.core.internal.directory;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What several processes make of one plan, in a hidden directory beside the one that it becomes.
 * Immutable and thread-safe.
 *
 * <pre>
 * .NAME.fragmill-shared-ID/
 *   files/       the presentation, as far as it is there
 *   parts/       parts of its files
 *   receipts/    what of the work is done
 *   new/         what is being written; a killed process leaves it
 * </pre>
 *
 * @param directory absolute
 * @param root the hidden directory
 */
public record SharedWork(Path directory, Path root) {

  /**
   * Begins the work on a plan: makes its directories, unless they are there.
   *
   * @param directory absolute
   * @param planId letters and digits
   * @param overwrite whether what the directory holds is replaced at the end
   * @throws IOException when it holds something that must not be replaced
   */
  public static SharedWork begin(Path directory, String planId, boolean overwrite)
      throws IOException {
    SharedWork work = of(directory, planId);
    DirectoryRun.requireFree(directory, overwrite);
    Files.createDirectories(work.files());
    Files.createDirectories(work.parts());
    Files.createDirectories(work.receipts());
    Files.createDirectories(work.fresh());
    return work;
  }

  /** Returns the work on a plan, or empty when it was not begun or is over. */
  public static Optional<SharedWork> find(Path directory, String planId) throws IOException {
    return Optional.of(of(directory, planId)).filter(it -> Files.isDirectory(it.files()));
  }

  private static SharedWork of(Path directory, String planId) throws IOException {
    if (directory.getParent() == null) {
      throw new IOException("cannot write to the root directory " + directory);
    }
    if (!planId.matches("[A-Za-z0-9]+")) {
      throw new IOException("planId: expected letters and digits, found " + planId);
    }
    String name = "." + directory.getFileName() + ".fragmill-shared-" + planId;
    return new SharedWork(directory, directory.resolveSibling(name));
  }

  /** Returns the directory of the presentation's files. */
  public Path files() {
    return root.resolve("files");
  }

  /** Returns the directory of parts of files. */
  public Path parts() {
    return root.resolve("parts");
  }

  /** Returns the directory of receipts. */
  public Path receipts() {
    return root.resolve("receipts");
  }

  /** Returns the directory of what is being written. */
  public Path fresh() {
    return root.resolve("new");
  }

  /** Returns the files of a directory, in the order of their names; none when it is not there. */
  public static List<Path> list(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(found::add);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    found.sort(Path::compareTo);
    return found;
  }

  /**
   * Gives the files the directory's name, and deletes the rest. Of several processes that do, one
   * succeeds. When it fails or is killed, the work is as it was, or the files have the name; only
   * of a process that is killed while it makes the name a link, they may be lost.
   *
   * @param overwrite whether what the directory holds is replaced
   * @param linked whether the name becomes a link
   */
  public void commit(boolean overwrite, boolean linked) throws IOException {
    try (DirectoryRun run = DirectoryRun.begin(directory, overwrite, linked)) {
      commit(run);
    }
    discard();
  }

  void commit(DirectoryRun run) throws IOException {
    try {
      if (!Disk.isThere(files())) {
        throw new NoSuchFileException(files().toString());
      }
      run.commit(files());
    } catch (IOException e) {
      if (Disk.isThere(files())) {
        throw e;
      }
      FileAlreadyExistsException taken =
          new FileAlreadyExistsException(
              directory.toString(), null, "another process commits it at the same time");
      taken.initCause(e);
      throw taken;
    }
  }

  /** Deletes all of it. Whoever still works on it finds no directory to write to. */
  public void discard() throws IOException {
    Path over = root.resolveSibling(root.getFileName() + "-over-" + UUID.randomUUID());
    try {
      Disk.REAL.move(root, over);
    } catch (NoSuchFileException e) {
      return; // another process was faster
    }
    Tree.delete(over, Disk.REAL);
  }

  /**
   * Makes the directories between one of these and a file in it, never the former anew.
   *
   * @return the file
   */
  public static Path prepare(Path base, Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null && !parent.equals(base)) {
      Path above = prepare(base, parent);
      try {
        Files.createDirectory(above);
      } catch (FileAlreadyExistsException e) {
        // By this process or another one.
      }
    }
    return file;
  }
}
