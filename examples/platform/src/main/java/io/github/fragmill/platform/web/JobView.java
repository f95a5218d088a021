package io.github.fragmill.platform.web;

import io.github.fragmill.platform.work.Job;
import java.time.Instant;
import java.util.Optional;

/** A job in the queue, as the programming interface tells it. */
record JobView(
    String kind,
    String name,
    String state,
    int attempts,
    Instant nextAt,
    Optional<String> instance) {

  static JobView of(Job job) {
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
