package io.github.fragmill.core.internal.directory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * One run into a directory: its files are written beside the directory, and take its name at the
 * end or are deleted. Single-use; begun, committed and closed by one thread.
 */
public final class DirectoryRun implements Closeable {

  private final boolean overwrite;
  private final boolean linked;
  private final Disk disk;
  private final CreatedParents parents;
  private final RunLock lock;
  private final RunPaths run;
  private boolean committed;

  private DirectoryRun(
      boolean overwrite, boolean linked, Disk disk, CreatedParents parents, RunLock lock) {
    this.overwrite = overwrite;
    this.linked = linked;
    this.disk = disk;
    this.parents = parents;
    this.lock = lock;
    this.run = lock.run();
  }

  /**
   * Cleans up after runs that were killed, and begins a run.
   *
   * @param directory absolute
   * @param overwrite whether what the directory holds is replaced
   * @param linked whether the name becomes a link; one that is there stays a link
   * @throws IOException when the directory exists and must not be replaced, or nothing can be
   *     written beside it
   */
  public static DirectoryRun begin(Path directory, boolean overwrite, boolean linked)
      throws IOException {
    return begin(directory, overwrite, linked, Disk.REAL);
  }

  /** Begins a run on another disk. */
  static DirectoryRun begin(Path directory, boolean overwrite, boolean linked, Disk disk)
      throws IOException {
    Path parent = directory.getParent();
    if (parent == null) {
      throw new IOException("cannot write to the root directory " + directory);
    }
    if (Files.exists(parent) && !Files.isDirectory(parent)) {
      throw new IOException(parent + " is not a directory");
    }
    StaleRuns.recover(directory, disk);
    boolean isLinked = RunPaths.isLinked(directory);
    requireFree(directory, overwrite);
    CreatedParents parents = new CreatedParents(disk);
    try {
      parents.create(directory);
      RunLock lock = RunLock.begin(directory);
      DirectoryRun run = new DirectoryRun(overwrite, linked || isLinked, disk, parents, lock);
      run.prepare();
      return run;
    } catch (IOException e) {
      parents.delete();
      throw e;
    }
  }

  /**
   * Refuses what a run must not replace.
   *
   * @throws IOException when the directory is there and filled, or is something else
   */
  static void requireFree(Path directory, boolean overwrite) throws IOException {
    if (!RunPaths.isLinked(directory)) {
      requireDirectory(directory);
    }
    if (!overwrite && isFilled(directory)) {
      throw new IOException(
          directory + " exists and is not empty; choose another directory or allow overwriting");
    }
  }

  private static void requireDirectory(Path directory) throws IOException {
    BasicFileAttributes found;
    try {
      // One look: between two, another run may have set the directory aside.
      found = Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return;
    }
    if (!found.isDirectory()) {
      throw new IOException(directory + " exists and is not a directory");
    }
  }

  /** Other runs may replace the directory meanwhile; {@code commit} looks again. */
  private static boolean isFilled(Path directory) throws IOException {
    if (Files.isSymbolicLink(directory)) {
      return true;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return entries.iterator().hasNext();
    } catch (NoSuchFileException e) {
      return Disk.isThere(directory);
    } catch (NotDirectoryException e) {
      return true;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void prepare() throws IOException {
    try {
      if (linked) {
        // Fails now, and not after hours, where there are no links.
        disk.createLink(run.link(), run.linkTarget());
      }
      disk.createDirectory(run.partial());
    } catch (IOException e) {
      try (lock) {
        Tree.delete(run.link(), disk);
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /** Returns the directory that the run's files are written to. */
  public Path files() {
    return run.partial();
  }

  /** Gives the files the directory's name; {@link #close} follows. */
  public void commit() throws IOException {
    commit(run.partial());
  }

  /**
   * Gives a directory that was made elsewhere beside it the name; {@link #close} follows. When it
   * fails, that directory is where it was.
   */
  void commit(Path made) throws IOException {
    if (linked) {
      link(made);
    } else if (overwrite) {
      new Replacement(run, made, disk).replace();
    } else {
      requireFree();
      disk.move(made, run.directory());
    }
    committed = true;
  }

  private void link(Path made) throws IOException {
    disk.move(made, run.version());
    try {
      linkVersion();
    } catch (IOException e) {
      disk.moveBack(run.version(), made, e);
      throw e;
    }
  }

  /** A link can be replaced by one rename; what it pointed to stays until the next run begins. */
  private void linkVersion() throws IOException {
    if (!overwrite) {
      requireFree();
      disk.createLink(run.directory(), run.linkTarget());
    } else if (Files.isDirectory(run.directory(), LinkOption.NOFOLLOW_LINKS)) {
      new Replacement(run, run.link(), disk).replace();
    } else {
      disk.move(run.link(), run.directory());
    }
  }

  private void requireFree() throws IOException {
    if (Files.isDirectory(run.directory(), LinkOption.NOFOLLOW_LINKS)) {
      try {
        disk.delete(run.directory());
      } catch (DirectoryNotEmptyException e) {
        throw filledMeanwhile();
      }
    } else if (Disk.isThere(run.directory())) {
      throw filledMeanwhile();
    }
  }

  private FileAlreadyExistsException filledMeanwhile() {
    return new FileAlreadyExistsException(
        run.directory().toString(), null, "somebody else has filled it in the meantime");
  }

  /** Ends the run. Without a commit before, deletes everything it wrote. */
  @Override
  public void close() throws IOException {
    try (lock) {
      Tree.delete(run.link(), disk);
      Tree.delete(run.partial(), disk);
      if (!committed) {
        Tree.delete(run.version(), disk);
      }
    }
    if (!committed) {
      parents.delete();
    }
  }

  /** Ends the run as a kill would. */
  void abandon() throws IOException {
    lock.abandon();
  }
}
