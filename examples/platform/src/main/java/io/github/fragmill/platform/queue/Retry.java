package io.github.fragmill.platform.queue;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.Instant;

/** Reschedules a job that threw: each pause is twice as long as the one before, at most an hour. */
final class Retry implements FailureHandler<Void> {

  private static final Duration MAX_PAUSE = Duration.ofHours(1);
  private static final int MAX_DOUBLINGS = 20;

  private final Duration first;

  Retry(Duration first) {
    this.first = first;
  }

  @Override
  public void onFailure(ExecutionComplete done, ExecutionOperations<Void> job) {
    Duration pause = pause(done.getExecution().consecutiveFailures);
    job.reschedule(done, Instant.now().plus(pause));
  }

  Duration pause(int failuresBefore) {
    Duration pause = first.multipliedBy(1L << Math.min(failuresBefore, MAX_DOUBLINGS));
    return pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
  }
}
