package io.github.fragmill.platform.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * A job in the queue. Immutable.
 *
 * @param kind {@code package}, {@code encode}, {@code callback}, {@code cleanup} or {@code resume}
 * @param name the packaging or task
 * @param failures how often the job failed in a row
 * @param dueAt when the job is, or was, due
 * @param instance the process that runs the job; empty while it waits
 */
public record QueuedJob(
    String kind, String name, int failures, Instant dueAt, Optional<String> instance) {}
