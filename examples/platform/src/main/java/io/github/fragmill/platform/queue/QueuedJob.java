package io.github.fragmill.platform.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as it stands in the queue. Immutable.
 *
 * @param kind {@code package}, {@code encode}, {@code callback}, {@code cleanup} or {@code resume}
 * @param name the packaging or task that it is for
 * @param failures how often it failed in a row
 * @param dueAt when it is, or was, its turn
 * @param instance the process that is at it; empty while it waits
 */
public record QueuedJob(
    String kind, String name, int failures, Instant dueAt, Optional<String> instance) {}
