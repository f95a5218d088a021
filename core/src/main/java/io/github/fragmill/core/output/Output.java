package io.github.fragmill.core.output;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.internal.directory.DirectoryRun;
import io.github.fragmill.core.internal.directory.SharedWork;
import io.github.fragmill.core.internal.directory.StaleRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Port: where a presentation goes. Immutable and thread-safe; each run gets a transaction of its
 * own.
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
   * Returns a directory as an output. It must not exist yet, or be empty; it appears under its name
   * only when the presentation is complete.
   */
  static Directory directory(Path directory) {
    return new Directory(directory.toAbsolutePath().normalize(), false, false);
  }

  /**
   * Returns a directory on the default file system as an output, as {@link #directory(Path)} does.
   *
   * @throws java.nio.file.InvalidPathException when it is not a path
   */
  static Directory directory(String directory) {
    return directory(Path.of(directory));
  }

  /** Returns memory as an output; its files are available when the run is complete. */
  static Memory memory() {
    return new Memory();
  }

  /**
   * Recovers the directories in a folder from runs that were killed, as the next run into each of
   * them would: deletes what the runs wrote, and puts back a directory that was set aside to be
   * replaced. Runs that are alive, in this process or another one, are left alone.
   *
   * @param folder the folder that holds the directories; subfolders are not searched
   * @param before runs that changed a file at this time or later are left alone
   * @return the number of runs cleaned up; one that cannot be is logged, and does not count
   * @throws IOException when the folder cannot be read
   */
  static int recoverDirectories(Path folder, Instant before) throws IOException {
    return StaleRuns.recoverAll(folder.toAbsolutePath().normalize(), before);
  }

  /**
   * A directory as an {@link Output}. Files are written to a hidden directory beside it, which
   * takes the name when the run is complete: the name holds nothing, what was there before, or the
   * whole new presentation, also when the process is killed. What a killed run has left is cleaned
   * up by the next run into the same directory, or by {@link Output#recoverDirectories}; a locked
   * file protects runs that are alive, in this process or another one. Immutable and thread-safe.
   */
  @CheckReturnValue
  final class Directory implements Output {

    private final Path path;
    private final boolean overwrite;
    private final boolean linked;

    private Directory(Path path, boolean overwrite, boolean linked) {
      this.path = path;
      this.overwrite = overwrite;
      this.linked = linked;
    }

    /**
     * Returns an output that replaces the directory, with everything in it, if it exists.
     *
     * <p>A directory is replaced by two renames: for a moment between them the name does not exist.
     * If the process is killed in that moment, the next run into the directory first puts the old
     * one back. A {@linkplain #linked() link} is replaced without such a moment, and stays a link.
     */
    public Directory overwriting() {
      return new Directory(path, /* overwrite= */ true, linked);
    }

    /**
     * Returns an output whose name is a symbolic link to a hidden directory beside it. A link is
     * replaced by a single rename: at any time it leads to the old presentation or the new one,
     * whole. The directory that the link pointed to before stays until the next run begins, so that
     * its readers can end. The link does not work without the hidden directory: copy or move both.
     *
     * <p>{@link #begin()} fails where there are no symbolic links.
     */
    public Directory linked() {
      return new Directory(path, overwrite, /* linked= */ true);
    }

    /**
     * Cleans up after runs that were killed, and begins a run.
     *
     * @throws IOException when the directory exists and must not be replaced, or nothing can be
     *     written beside it
     */
    @Override
    public OutputTransaction begin() throws IOException {
      return new DirectoryTransaction(DirectoryRun.begin(path, overwrite, linked));
    }

    /** Begins the work of several processes on one plan, which becomes the directory at its end. */
    Workspace beginShared(String planId) throws IOException {
      return new DirectoryWorkspace(SharedWork.begin(path, planId, overwrite), overwrite, linked);
    }

    /** Finds the work of several processes on one plan. */
    Optional<Workspace> findShared(String planId) throws IOException {
      return SharedWork.find(path, planId)
          .map(work -> new DirectoryWorkspace(work, overwrite, linked));
    }
  }

  /** Memory as an {@link Output}, for tests and small presentations. Thread-safe. */
  final class Memory implements Output {

    private volatile Map<String, byte[]> files = Map.of();

    private Memory() {}

    /** Returns the files of the last complete run by name, in the order of their names. */
    public Map<String, byte[]> files() {
      return files;
    }

    @Override
    public OutputTransaction begin() {
      return new MemoryTransaction(
          complete -> files = Collections.unmodifiableMap(new TreeMap<>(complete)));
    }
  }
}
