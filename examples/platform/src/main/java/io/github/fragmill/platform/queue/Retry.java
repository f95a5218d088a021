package io.github.fragmill.platform.queue;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.Instant;

/** Puts a job that threw off: it waits twice as long each time, at most an hour. */
final class Retry implements FailureHandler<Void> {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 20;

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
    Duration pause = first.multipliedBy(1L << Math.min(failuresBefore, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
