package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run into a directory: write beside it, rename at the end, or delete. */
final class DirectoryTransaction implements OutputTransaction {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryTransaction.class);

  private final Path directory;
  private final boolean overwrite;
  private final Path staging;
  private final Path replaced;
  private final Deque<Path> createdParents = new ArrayDeque<>();
  private boolean committed;

  DirectoryTransaction(Path directory, boolean overwrite) throws IOException {
    this.directory = directory;
    this.overwrite = overwrite;
    String hidden = "." + directory.getFileName() + ".fragmill-" + UUID.randomUUID();
    this.staging = directory.resolveSibling(hidden + ".partial");
    this.replaced = directory.resolveSibling(hidden + ".replaced");
    try {
      createParents();
      Files.createDirectory(staging);
    } catch (IOException e) {
      deleteCreatedParents();
      throw e;
    }
  }

  /** Creates what is missing above the directory, and remembers it, highest first. */
  private void createParents() throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path parent = directory.getParent();
        parent != null && !Files.exists(parent);
        parent = parent.getParent()) {
      missing.push(parent);
    }
    for (Path parent : missing) {
      try {
        Files.createDirectory(parent);
        createdParents.push(parent);
      } catch (FileAlreadyExistsException e) {
        LOG.debug("{} was created by somebody else in the meantime", parent);
      }
    }
  }

  private void deleteCreatedParents() {
    for (Path parent : createdParents) {
      try {
        Files.delete(parent);
      } catch (IOException e) {
        LOG.debug("{} stays: somebody else uses it", parent, e);
        return;
      }
    }
  }

  @Override
  public Sink create(String name) throws IOException {
    OutputNames.requirePlain(name);
    Path file = staging.resolve(name);
    Files.createDirectories(file.getParent());
    return new FileSink(file);
  }

  @Override
  public void commit() throws IOException {
    boolean exists = Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
    if (exists && overwrite) {
      replace();
    } else {
      if (exists) {
        deleteEmpty();
      }
      Files.move(staging, directory, StandardCopyOption.ATOMIC_MOVE);
    }
    committed = true;
  }

  private void deleteEmpty() throws IOException {
    try {
      Files.delete(directory);
    } catch (DirectoryNotEmptyException e) {
      throw new FileAlreadyExistsException(
          directory.toString(), null, "somebody else has filled it in the meantime");
    }
  }

  private void replace() throws IOException {
    Files.move(directory, replaced, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(staging, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(replaced, directory, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    committed = true;
    try {
      deleteTree(replaced);
    } catch (IOException e) {
      // The new output is complete: a remainder of the old one does not make the run a failure.
      LOG.warn("cannot delete {}, which was replaced", replaced, e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!committed) {
      deleteTree(staging);
      deleteCreatedParents();
    }
  }

  private static void deleteTree(Path root) throws IOException {
    Files.walkFileTree(root, new Deleter());
  }

  private static final class Deleter extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
