package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
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

  private static final Object REPLACING = new Object();

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
    if (overwrite) {
      replace();
    } else {
      if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
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

  /**
   * Takes the place of what is there. Runs of this process take turns; a run of another process may
   * fill the place that has just been cleared, and is replaced as well.
   */
  private void replace() throws IOException {
    synchronized (REPLACING) {
      do {
        setAside();
      } while (!takePlace());
    }
    deleteReplaced();
  }

  private void setAside() throws IOException {
    try {
      Files.move(directory, replaced, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      LOG.debug("{} was set aside by another run", directory, e);
    }
  }

  /** Returns whether the new output is in place, and not that of a run that was faster. */
  private boolean takePlace() throws IOException {
    try {
      Files.move(staging, directory, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      if (Files.exists(staging) && Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        LOG.debug("{} is the output of another run already", directory, e);
        deleteReplaced();
        return false;
      }
      putBack(e);
      throw e;
    }
  }

  private void putBack(IOException failure) {
    if (Files.notExists(replaced)) {
      return;
    }
    try {
      Files.move(replaced, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** A remainder of an old output does not make the run a failure: the new one is complete. */
  private void deleteReplaced() {
    try {
      deleteTree(replaced);
    } catch (NoSuchFileException e) {
      LOG.debug("another run has replaced {}", directory, e);
    } catch (IOException e) {
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
