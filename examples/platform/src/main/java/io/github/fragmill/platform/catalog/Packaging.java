package io.github.fragmill.platform.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * One packaging of an upload. Immutable.
 *
 * @param title the title of the upload
 * @param progressPermille 0 to 1000
 * @param item the item of the output storage with its files; until the packaging is ready, the item
 *     that the present attempt writes
 * @param hasHls whether HLS playlists are among the files; false until the packaging is ready
 * @param failure why the packaging failed, or why it is tried again
 * @param failureKind what has failed; empty also for failures before it was recorded
 * @param attempts how many attempts were begun
 * @param instance the process that made the last attempt
 */
public record Packaging(
    long id,
    long uploadId,
    String title,
    Status status,
    int progressPermille,
    PackagingOptions options,
    Optional<String> item,
    boolean hasHls,
    Optional<String> failure,
    Optional<FailureKind> failureKind,
    int attempts,
    Optional<String> instance,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {}
