package io.github.fragmill.platform.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * One packaging of an upload. Immutable.
 *
 * @param title of the upload
 * @param progressPermille 0 to 1000
 * @param item where its files are in the output storage; of a packaging that is not ready, where
 *     the present attempt writes to
 * @param failure why it failed, or why it is tried again
 * @param attempts how often it was begun
 * @param instance the process that begun it last
 */
public record Packaging(
    long id,
    long uploadId,
    String title,
    Status status,
    int progressPermille,
    PackagingOptions options,
    Optional<String> item,
    Optional<String> failure,
    int attempts,
    Optional<String> instance,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {}
