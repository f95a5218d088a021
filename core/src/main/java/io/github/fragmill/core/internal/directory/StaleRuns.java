package io.github.fragmill.core.internal.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recovers a directory from runs that were killed: what they wrote is deleted, what they had set
 * aside gets its name back. Runs that are alive are left alone.
 */
public final class StaleRuns {

  private static final Logger LOG = LoggerFactory.getLogger(StaleRuns.class);

  private StaleRuns() {}

  /**
   * Recovers a directory as far as possible; what cannot be recovered is logged and does not keep
   * the next run from its work.
   */
  static void recover(Path directory, Disk disk) {
    Path parent = directory.getParent();
    Path name = directory.getFileName();
    try {
      if (parent != null && name != null) {
        recover(RunPaths.find(parent, Optional.of(name.toString())), disk);
      }
    } catch (IOException e) {
      LOG.warn("cannot look for leftovers of earlier runs into {}", directory, e);
    }
  }

  /**
   * Recovers all directories in a folder from runs that have changed nothing since a time.
   *
   * @return the number of runs cleaned up; one that cannot be is logged, and does not count
   */
  public static int recoverAll(Path folder, Instant before) throws IOException {
    Map<RunPaths, Set<String>> unchanged = new TreeMap<>();
    for (Map.Entry<RunPaths, Set<String>> run :
        RunPaths.find(folder, Optional.empty()).entrySet()) {
      if (!isChangedSince(before, run.getKey(), run.getValue())) {
        unchanged.put(run.getKey(), run.getValue());
      }
    }
    return recover(unchanged, Disk.REAL);
  }

  private static boolean isChangedSince(Instant time, RunPaths run, Set<String> kinds)
      throws IOException {
    for (String kind : kinds) {
      if (Tree.isChangedSince(time, run.path(kind))) {
        return true;
      }
    }
    return false;
  }

  private static int recover(Map<RunPaths, Set<String>> runs, Disk disk) throws IOException {
    int recovered = 0;
    for (Map.Entry<RunPaths, Set<String>> found : runs.entrySet()) {
      RunPaths run = found.getKey();
      boolean isOutput = found.getValue().equals(Set.of(RunPaths.VERSION)) && run.isInPlace();
      if (!isOutput && isRecovered(run, disk)) {
        recovered++;
      }
    }
    return recovered;
  }

  private static boolean isRecovered(RunPaths run, Disk disk) {
    try {
      Optional<RunLock> lock = RunLock.ofDead(run);
      if (lock.isEmpty()) {
        return false;
      }
      try (RunLock held = lock.orElseThrow()) {
        recoverDead(held.run(), disk);
      }
      return true;
    } catch (IOException e) {
      LOG.warn("cannot clean up after an earlier run into {}", run.directory(), e);
      return false;
    }
  }

  private static void recoverDead(RunPaths run, Disk disk) throws IOException {
    if (Disk.isThere(run.replaced())) {
      if (Disk.isThere(run.directory())) {
        discard(run, disk);
      } else {
        disk.move(run.replaced(), run.directory());
      }
    }
    Tree.delete(run.partial(), disk);
    Tree.delete(run.discarded(), disk);
    Tree.delete(run.link(), disk);
    // The link is read last: a run that is alive may just have made it point here.
    if (!run.isInPlace()) {
      Tree.delete(run.version(), disk);
    }
  }

  /** Deletes what was replaced, under a name that nobody takes for something whole. */
  static void discard(RunPaths run, Disk disk) throws IOException {
    disk.move(run.replaced(), run.discarded());
    Tree.delete(run.discarded(), disk);
  }
}
