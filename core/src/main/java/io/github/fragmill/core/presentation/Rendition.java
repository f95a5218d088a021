package io.github.fragmill.core.presentation;

import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * One packaged track, as a manifest sees it. Immutable.
 *
 * @param id unique in the presentation; letters, digits, {@code -} and {@code _}
 * @param format what the samples are
 * @param frameRate frames in a second, for video
 * @param timeScale the unit of the segments' times
 * @param segments the times and sizes of the segments
 * @param addressing where the segments are
 * @param protection how it is encrypted, or empty when it is clear
 */
public record Rendition(
    String id,
    TrackFormat format,
    Optional<Ratio> frameRate,
    TimeScale timeScale,
    SegmentTimes segments,
    Addressing addressing,
    Optional<RenditionProtection> protection) {

  public Rendition {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(frameRate, "frameRate");
    Objects.requireNonNull(timeScale, "timeScale");
    Objects.requireNonNull(segments, "segments");
    Objects.requireNonNull(addressing, "addressing");
    Objects.requireNonNull(protection, "protection");
  }
}
