package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** One run into a directory: write beside it, give it the name at the end, or delete it. */
final class DirectoryTransaction implements OutputTransaction {

  private final boolean overwrite;
  private final boolean linked;
  private final Disk disk;
  private final CreatedParents parents;
  private final RunLock lock;
  private final RunPaths run;
  private boolean committed;

  DirectoryTransaction(Path directory, boolean overwrite, boolean linked, Disk disk)
      throws IOException {
    this.overwrite = overwrite;
    this.linked = linked;
    this.disk = disk;
    this.parents = new CreatedParents(disk);
    Optional<RunLock> begun = Optional.empty();
    try {
      parents.create(directory);
      begun = Optional.of(RunLock.begin(directory));
      this.lock = begun.orElseThrow();
      this.run = lock.run();
      if (linked) {
        // Fails now, and not after hours, where there are no links.
        disk.createLink(run.link(), run.linkTarget());
      }
      disk.createDirectory(run.partial());
    } catch (IOException e) {
      if (begun.isPresent()) {
        discard(begun.orElseThrow(), e);
      }
      parents.delete();
      throw e;
    }
  }

  private void discard(RunLock begun, IOException failure) {
    try (begun) {
      Tree.delete(begun.run().link(), disk);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public Sink create(String name) throws IOException {
    OutputNames.requirePlain(name);
    Path file = file(name);
    Files.createDirectories(file.getParent());
    return new FileSink(file);
  }

  private Path file(String name) throws IOException {
    try {
      return run.partial().resolve(name);
    } catch (InvalidPathException e) {
      throw new IOException("not a name on this file system: " + name, e);
    }
  }

  @Override
  public void commit() throws IOException {
    if (linked) {
      link();
    } else if (overwrite) {
      new Replacement(run, run.partial(), disk).replace();
    } else {
      requireFree();
      disk.move(run.partial(), run.directory());
    }
    committed = true;
  }

  /** A link can be replaced by one rename; what it pointed to stays until the next run begins. */
  private void link() throws IOException {
    disk.move(run.partial(), run.version());
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

  @Override
  public void close() throws IOException {
    try (lock) {
      Tree.delete(run.link(), disk);
      if (!committed) {
        Tree.delete(run.partial(), disk);
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
