package io.github.fragmill.core.internal.directory;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the place of a directory by two renames, for no file system lets a directory be replaced by
 * one: between them nothing has the name. A run that is killed there leaves the old directory under
 * its hidden name, from which {@link StaleRuns} brings it back.
 */
final class Replacement {

  private static final Logger LOG = LoggerFactory.getLogger(Replacement.class);

  private static final Object REPLACING = new Object();

  private final RunPaths run;
  private final Path newcomer;
  private final Disk disk;

  /**
   * @param newcomer gets the name
   */
  Replacement(RunPaths run, Path newcomer, Disk disk) {
    this.run = run;
    this.newcomer = newcomer;
    this.disk = disk;
  }

  /**
   * Takes the place of what is there. Runs of this process take turns; a run of another process may
   * fill the place that has just been cleared, and is replaced as well.
   */
  void replace() throws IOException {
    synchronized (REPLACING) {
      do {
        setAside();
      } while (!takePlace());
    }
    discardReplaced();
  }

  private void setAside() throws IOException {
    try {
      disk.move(run.directory(), run.replaced());
    } catch (NoSuchFileException e) {
      LOG.debug("{} was set aside by another run", run.directory(), e);
    }
  }

  /** Returns whether the new output is in place, and not that of a run that was faster. */
  private boolean takePlace() throws IOException {
    try {
      disk.move(newcomer, run.directory());
      return true;
    } catch (IOException e) {
      if (Disk.isThere(newcomer) && Disk.isThere(run.directory())) {
        LOG.debug("{} is the output of another run already", run.directory(), e);
        discardReplaced();
        return false;
      }
      if (Disk.isThere(run.replaced())) {
        disk.moveBack(run.replaced(), run.directory(), e);
      }
      throw e;
    }
  }

  /** A remainder of an old output does not make the run a failure: the new one is complete. */
  private void discardReplaced() {
    try {
      StaleRuns.discard(run, disk);
    } catch (NoSuchFileException e) {
      LOG.debug("another run has replaced {}", run.directory(), e);
    } catch (IOException e) {
      LOG.warn("cannot delete {}, which was replaced", run.directory(), e);
    }
  }
}
