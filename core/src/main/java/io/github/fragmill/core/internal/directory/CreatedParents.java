package io.github.fragmill.core.internal.directory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directories that a run had to make above its output. */
final class CreatedParents {

  private static final Logger LOG = LoggerFactory.getLogger(CreatedParents.class);

  private final Disk disk;
  private final Deque<Path> created = new ArrayDeque<>();

  CreatedParents(Disk disk) {
    this.disk = disk;
  }

  /** Creates what is missing above a directory. */
  void create(Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path parent = directory.getParent();
        parent != null && !Files.exists(parent);
        parent = parent.getParent()) {
      missing.push(parent);
    }
    for (Path parent : missing) {
      try {
        disk.createDirectory(parent);
        created.push(parent);
      } catch (FileAlreadyExistsException e) {
        LOG.debug("{} was created by somebody else in the meantime", parent);
      }
    }
  }

  /** Deletes them, unless somebody else uses them by now. */
  void delete() {
    for (Path parent : created) {
      try {
        disk.delete(parent);
      } catch (IOException e) {
        LOG.debug("{} stays: somebody else uses it", parent, e);
        return;
      }
    }
  }
}
