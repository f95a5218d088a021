package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Files beneath a folder, by their paths relative to it. Paths that leave the folder are refused;
 * links in it are followed, because whoever makes them decides what is served. Immutable and
 * thread-safe.
 */
public final class FolderSources implements Sources {

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

  private final Path root;

  /** Makes sources of a folder. */
  public FolderSources(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Source find(String path) throws SourceException {
    return Source.file(file(path));
  }

  /**
   * Returns the file at a path; it need not be there.
   *
   * @throws SourceException when the path leaves the folder
   */
  Path file(String path) throws SourceException {
    if (ADDRESS.matcher(path).matches()) {
      throw new SourceException("expected a path beneath the root, found the address " + path);
    }
    Path file;
    try {
      file = root.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new SourceException("expected a path beneath the root, found another text", e);
    }
    if (Path.of(path).isAbsolute() || !file.startsWith(root) || file.equals(root)) {
      throw new SourceException("expected a path beneath the root, found " + path);
    }
    return file;
  }
}
