package io.github.fragmill.platform.service;

import io.github.fragmill.platform.catalog.Claim;
import io.github.fragmill.platform.catalog.Encodings;
import io.github.fragmill.platform.catalog.Packagings;
import io.github.fragmill.platform.catalog.Uploads;
import io.github.fragmill.platform.config.Configuration.CleanUpSettings;
import io.github.fragmill.platform.encoding.Scratch;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.upload.Intake;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes leftovers of killed processes, and old tasks. */
record CleanUp(
    Uploads uploads,
    Packagings packagings,
    Encodings encodings,
    Storage input,
    Storage output,
    Scratch scratch,
    CleanUpSettings settings,
    Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);

  /** Cleans up once. What cannot be deleted now is deleted the next time. */
  void run() {
    Instant before = clock.instant().minus(settings.age());
    sweep("uploads", () -> input.sweep(Intake.AREA, before, uploads::hasItem));
    sweep("packaged titles", () -> output.sweep(Claim.AREA, before, packagings::hasItem));
    sweep("folders of jobs", () -> scratch.sweep(before));
    sweep("tasks", () -> encodings.deleteEnded(settings.taskAge()));
  }

  private interface Sweep {
    int run() throws IOException;
  }

  private static void sweep(String what, Sweep sweep) {
    try {
      int deleted = sweep.run();
      if (deleted > 0) {
        LOG.info("cleaned up: {} {}", deleted, what);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("cannot clean up {}", what, e);
    }
  }
}
