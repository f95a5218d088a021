package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A directory as an {@link Output}. Files are written to a hidden directory beside it, which takes
 * the name when the run is complete. Immutable and thread-safe.
 */
public final class DirectoryOutput implements Output {

  private final Path directory;
  private final boolean overwrite;

  DirectoryOutput(Path directory, boolean overwrite) {
    this.directory = Objects.requireNonNull(directory, "directory").toAbsolutePath().normalize();
    this.overwrite = overwrite;
  }

  /** Returns an output that replaces the directory, with everything in it, if it exists. */
  public DirectoryOutput overwriting() {
    return new DirectoryOutput(directory, /* overwrite= */ true);
  }

  /**
   * Begins a run.
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
    requireReplaceable();
    return new DirectoryTransaction(directory, overwrite);
  }

  private void requireReplaceable() throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return;
    }
    if (!attributes.isDirectory()) {
      throw new IOException(directory + " exists and is not a directory");
    }
    if (!overwrite && !isEmpty(directory)) {
      throw new IOException(
          directory + " exists and is not empty; choose another directory or allow overwriting");
    }
  }

  static boolean isEmpty(Path directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }
}
