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
   * Opens the work on a plan; makes its directories, unless they are there.
   *
   * @param directory absolute
   * @param planId letters and digits
   */
  public static SharedWork open(Path directory, String planId) throws IOException {
    if (directory.getParent() == null) {
      throw new IOException("cannot write to the root directory " + directory);
    }
    if (!planId.matches("[A-Za-z0-9]+")) {
      throw new IOException("planId: expected letters and digits, found " + planId);
    }
    String name = "." + directory.getFileName() + ".fragmill-shared-" + planId;
    SharedWork work = new SharedWork(directory, directory.resolveSibling(name));
    Files.createDirectories(work.files());
    Files.createDirectories(work.parts());
    Files.createDirectories(work.receipts());
    Files.createDirectories(work.fresh());
    return work;
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
   * succeeds. When it fails, the work is as it was.
   *
   * @param overwrite whether what the directory holds is replaced
   * @param linked whether the name becomes a link
   */
  public void commit(boolean overwrite, boolean linked) throws IOException {
    try (DirectoryRun run = DirectoryRun.begin(directory, overwrite, linked)) {
      Disk.REAL.delete(run.files());
      try {
        Disk.REAL.move(files(), run.files());
      } catch (NoSuchFileException e) {
        FileAlreadyExistsException taken =
            new FileAlreadyExistsException(
                directory.toString(), null, "another process commits it at the same time");
        taken.initCause(e);
        throw taken;
      }
      try {
        run.commit();
      } catch (IOException e) {
        putBack(run.files(), e);
        throw e;
      }
    }
    Tree.delete(root, Disk.REAL);
  }

  private void putBack(Path moved, IOException failure) {
    try {
      Disk.REAL.move(moved, files());
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
