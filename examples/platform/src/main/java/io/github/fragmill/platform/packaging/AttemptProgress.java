package io.github.fragmill.platform.packaging;

import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.control.Progress;
import io.github.fragmill.platform.catalog.Attempts;
import io.github.fragmill.platform.catalog.Claim;
import io.github.fragmill.platform.catalog.Status;
import io.github.fragmill.platform.title.TitlePackager;
import java.util.concurrent.TimeUnit;

/**
 * Records the progress of an attempt in the catalogue, and stops the attempt when it has lost its
 * claim.
 */
final class AttemptProgress implements TitlePackager.Listener {

  private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final int MAX_PERMILLE_BEFORE_THE_END = 999;

  private final Attempts attempts;
  private final Claim claim;
  private final Cancellation cancellation;
  private long lastNanos;

  AttemptProgress(Attempts attempts, Claim claim, Cancellation cancellation) {
    this.attempts = attempts;
    this.claim = claim;
    this.cancellation = cancellation;
  }

  @Override
  public void onPlan() {
    record(Status.FRAGMENTED, /* progressPermille= */ 0);
  }

  @Override
  public void onProgress(Progress progress) {
    if (progress.segmentsDone() == progress.segmentsTotal()) {
      record(Status.ENCRYPTED, MAX_PERMILLE_BEFORE_THE_END);
    } else if (System.nanoTime() - lastNanos > BETWEEN_NANOS) {
      record(
          Status.FRAGMENTED,
          (int) Math.min(MAX_PERMILLE_BEFORE_THE_END, progress.fraction() * 1_000));
    }
  }

  private void record(Status status, int progressPermille) {
    if (!attempts.advance(claim, status, progressPermille)) {
      cancellation.cancel();
    }
    lastNanos = System.nanoTime();
  }
}
