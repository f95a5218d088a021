package io.github.fragmill.core;

import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.run.SizedRendition;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.time.Duration;
import java.util.Optional;

/**
 * One rendition of a packaging run. Immutable.
 *
 * @param id its id in the manifest
 * @param format what it holds
 * @param language a BCP 47 tag, or empty when it is not known
 * @param duration how long it is presented
 * @param segments the number of its segments
 * @param bytes all its bytes, headers included
 * @param encryption how it is encrypted, or empty when it is clear; holds the key id, not the key
 */
public record RenditionResult(
    String id,
    TrackFormat format,
    Optional<String> language,
    Duration duration,
    int segments,
    long bytes,
    Optional<EncryptionParameters> encryption) {

  static RenditionResult of(SizedRendition rendition) {
    PlannedRendition plan = rendition.plan();
    return new RenditionResult(
        plan.id(),
        plan.track().format(),
        plan.track().language(),
        plan.track().duration(),
        plan.segmentCount(),
        rendition.totalBytes(),
        plan.protection().map(it -> it.parameters()));
  }

  /** Returns the average bit rate in bits per second, 0 for a rendition without duration. */
  public long averageBitsPerSecond() {
    double seconds = duration.toNanos() / 1e9;
    return seconds == 0 ? 0 : Math.round(bytes * 8 / seconds);
  }
}
