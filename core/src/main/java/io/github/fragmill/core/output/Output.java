package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Port: where a presentation goes. A recipe, immutable and thread-safe; each run gets a transaction
 * of its own.
 */
@FunctionalInterface
public interface Output {

  /**
   * Begins a run.
   *
   * @throws IOException when nothing can be written there
   */
  OutputTransaction begin() throws IOException;

  /**
   * A directory that must not exist yet, or be empty. It appears under its name only when the
   * presentation is complete.
   */
  static DirectoryOutput directory(Path directory) {
    return new DirectoryOutput(directory, /* overwrite= */ false);
  }

  /** Memory; its files can be looked at when the run is complete. */
  static MemoryOutput memory() {
    return new MemoryOutput();
  }

  /**
   * Cleans up after runs into directories of one folder that were killed and that no later run into
   * the same directory has cleaned up after: deletes what they wrote, and puts back a directory
   * that was set aside to be replaced. Runs that are alive, in this process or another one, are
   * left alone.
   *
   * @param parent the folder that holds the directories; subfolders are not looked into
   * @param before runs that changed a file at this time or later are left alone
   * @return how many runs were cleaned up after; a failure of one is logged, and does not count
   * @throws IOException when the folder cannot be read
   */
  static int recoverDirectories(Path parent, Instant before) throws IOException {
    return StaleRuns.recoverAll(parent.toAbsolutePath().normalize(), before, Disk.REAL);
  }
}
