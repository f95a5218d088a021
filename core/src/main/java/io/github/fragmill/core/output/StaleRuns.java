package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.Path;
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
   * Recovers what can be recovered; what cannot is logged and does not keep the next run from its
   * work.
   */
  static void recover(Path directory, Disk disk) {
    try {
      for (Map.Entry<String, Set<String>> found : RunPaths.find(directory).entrySet()) {
        RunPaths run = new RunPaths(directory, found.getKey());
        boolean isOutput = found.getValue().equals(Set.of(RunPaths.VERSION)) && run.isInPlace();
        if (!isOutput) {
          recover(run, disk);
        }
      }
    } catch (IOException e) {
      LOG.warn("cannot look for leftovers of earlier runs into {}", directory, e);
    }
  }

  private static void recover(RunPaths run, Disk disk) {
    try {
      Optional<RunLock> lock = RunLock.ofDead(run);
      if (lock.isPresent()) {
        try (RunLock held = lock.orElseThrow()) {
          recoverDead(held.run(), disk);
        }
      }
    } catch (IOException e) {
      LOG.warn("cannot clean up behind an earlier run into {}", run.directory(), e);
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
