package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recovers a directory from runs that were killed: what they wrote is deleted, what they had set
 * aside gets its name back. Runs that are alive are left alone.
 */
final class StaleRuns {

  private static final Logger LOG = LoggerFactory.getLogger(StaleRuns.class);

  private StaleRuns() {}

  /**
   * Recovers a directory as far as possible; what cannot be recovered is logged and does not keep
   * the next run from its work.
   */
  static void recover(Path directory, Disk disk) {
    Path parent = directory.getParent();
    Path name = directory.getFileName();
    if (parent == null || name == null) {
      return;
    }
    try {
      recover(RunPaths.find(parent, name.toString()::equals), disk);
    } catch (IOException e) {
      LOG.warn("cannot look for leftovers of earlier runs into {}", directory, e);
    }
  }

  /**
   * Recovers all directories in a folder from runs that have changed nothing since a time.
   *
   * @return how many runs were cleaned up
   */
  static int recoverAll(Path folder, Instant before, Disk disk) throws IOException {
    Map<RunPaths, Set<String>> runs = RunPaths.find(folder, name -> true);
    for (Iterator<Map.Entry<RunPaths, Set<String>>> it = runs.entrySet().iterator();
        it.hasNext(); ) {
      Map.Entry<RunPaths, Set<String>> run = it.next();
      for (String kind : run.getValue()) {
        if (Tree.isChangedSince(before, run.getKey().path(kind))) {
          it.remove();
          break;
        }
      }
    }
    return recover(runs, disk);
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
    // The link is read last: whoever lives may just have made it point here.
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
