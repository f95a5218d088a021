package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A directory as an {@link Output}. Files are written to a hidden directory beside it, which takes
 * the name when the run is complete: the name holds nothing, what was there before, or the whole
 * new presentation, also when the process is killed. What a killed run has left beside is cleaned
 * up by the next run into the same directory; a file that runs hold locked keeps it from those that
 * are alive, in this process or another one. Immutable and thread-safe.
 */
public final class DirectoryOutput implements Output {

  private final Path directory;
  private final boolean overwrite;
  private final boolean linked;
  private final Disk disk;

  DirectoryOutput(Path directory, boolean overwrite) {
    this(
        Objects.requireNonNull(directory, "directory").toAbsolutePath().normalize(),
        overwrite,
        /* linked= */ false,
        Disk.REAL);
  }

  private DirectoryOutput(Path directory, boolean overwrite, boolean linked, Disk disk) {
    this.directory = directory;
    this.overwrite = overwrite;
    this.linked = linked;
    this.disk = disk;
  }

  /**
   * Returns an output that replaces the directory, with everything in it, if it exists.
   *
   * <p>A directory is replaced by two renames: for a moment between them there is neither. A
   * process that is killed in that moment leaves nothing under the name; the next run into the
   * directory first puts the old one back. A {@linkplain #linked() link} is replaced without such a
   * moment, and stays a link.
   */
  public DirectoryOutput overwriting() {
    return new DirectoryOutput(directory, /* overwrite= */ true, linked, disk);
  }

  /**
   * Returns an output whose name is a symbolic link to a hidden directory beside it. A link is
   * replaced by a single rename: whoever follows it at any time finds the old presentation or the
   * new one, whole. The directory that the link pointed to before stays until the next run begins,
   * so that whoever reads in it can end. The link does not work without the hidden directory, so
   * copy or move both.
   *
   * <p>Runs fail in {@link #begin()} where there are no symbolic links.
   */
  public DirectoryOutput linked() {
    return new DirectoryOutput(directory, overwrite, /* linked= */ true, disk);
  }

  /** Returns the same on another disk. */
  DirectoryOutput on(Disk other) {
    return new DirectoryOutput(directory, overwrite, linked, other);
  }

  /**
   * Cleans up behind runs that were killed, and begins a run.
   *
   * @throws IOException when the directory exists and must not be replaced, or nothing can be
   *     written beside it
   */
  @Override
  public OutputTransaction begin() throws IOException {
    Path parent = directory.getParent();
    Path name = directory.getFileName();
    if (parent == null || name == null) {
      throw new IOException("cannot write to the root directory " + directory);
    }
    if (Files.exists(parent) && !Files.isDirectory(parent)) {
      throw new IOException(parent + " is not a directory");
    }
    StaleRuns.recover(directory, disk);
    boolean isLinked = RunPaths.isLinked(directory);
    if (!isLinked) {
      requireDirectory();
    }
    if (!overwrite && isFilled()) {
      throw new IOException(
          directory + " exists and is not empty; choose another directory or allow overwriting");
    }
    return new DirectoryTransaction(directory, overwrite, linked || isLinked, disk);
  }

  private void requireDirectory() throws IOException {
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
  private boolean isFilled() throws IOException {
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
}
