package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Folders below one root. An item is a folder, which appears under its name when it is complete
 * ({@link io.github.fragmill.core.output.Output.Directory}). Items that are being written or
 * deleted have hidden names beside it.
 *
 * <p>Symbolic links below the root are not followed; the root may be one. An area that is a link
 * counts as missing when it is read, and is refused when it is written to.
 *
 * <p>Thread-safe. Several processes may share a root.
 */
public final class FolderStorage implements Storage {

  private final Path root;

  /**
   * @param root created with the first item when it is missing
   */
  public FolderStorage(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Output output(String item) {
    StorageNames.requireItem(item);
    Path folder = root.resolve(item);
    return () -> {
      requireNoLink(root.resolve(item.substring(0, item.indexOf('/'))));
      return Output.directory(folder).begin();
    };
  }

  private static void requireNoLink(Path area) throws IOException {
    if (Files.isSymbolicLink(area)) {
      throw new IOException(area + " is a symbolic link; nothing is written through it");
    }
  }

  @Override
  public List<StoredFile> list(String name) throws IOException {
    Optional<Path> start = path(name);
    if (start.isEmpty() || isBelowLink(start.orElseThrow())) {
      return List.of();
    }
    boolean isItem = StorageNames.isInItem(name) && StorageNames.item(name).equals(name);
    return isItem ? listItem(start.orElseThrow()) : listOne(name, start.orElseThrow());
  }

  private static List<StoredFile> listOne(String name, Path file) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isRegularFile()
          ? List.of(new StoredFile(name, found.size(), Source.file(file)))
          : List.of();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private List<StoredFile> listItem(Path folder) throws IOException {
    List<StoredFile> files = new ArrayList<>();
    collect(folder, files);
    files.sort(Comparator.comparing(StoredFile::name));
    return List.copyOf(files);
  }

  private void collect(Path folder, List<StoredFile> files) throws IOException {
    for (Path entry : Folders.entries(folder)) {
      files.addAll(listOne(name(entry), entry));
      collect(entry, files);
    }
  }

  /** Returns the path for a name; empty when the name is not valid. */
  private Optional<Path> path(String name) {
    try {
      return Optional.of(name).filter(StorageNames::isFile).map(root::resolve);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Returns whether a part between the root and the last part is no folder, but a link. */
  private boolean isBelowLink(Path file) {
    for (Path path = file.getParent();
        path != null && !path.equals(root);
        path = path.getParent()) {
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }

  private String name(Path file) {
    List<String> parts = new ArrayList<>();
    root.relativize(file).forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }

  @Override
  public void delete(String item) throws IOException {
    StorageNames.requireItem(item);
    Path folder = root.resolve(item);
    if (!isBelowLink(folder)) {
      FolderSweep.delete(folder);
    }
  }

  @Override
  public int sweep(String area, Instant before, Predicate<String> isKnown) throws IOException {
    StorageNames.requireArea(area);
    Path folder = root.resolve(area);
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        ? new FolderSweep(folder, before).sweep(name -> isKnown.test(area + "/" + name))
        : 0;
  }
}
