package io.github.fragmill.platform.web.view;

import io.github.fragmill.platform.queue.QueuedJob;
import java.time.Instant;
import java.util.Optional;

/** The JSON object of a job in the queue. */
public record JobView(
    String kind,
    String name,
    String state,
    int attempts,
    Instant nextAt,
    Optional<String> instance) {

  public static JobView of(QueuedJob job) {
    String waiting = job.failures() > 0 ? "retrying" : "waiting";
    return new JobView(
        job.kind(),
        job.name(),
        job.instance().isPresent() ? "running" : waiting,
        job.failures(),
        job.dueAt(),
        job.instance());
  }
}
