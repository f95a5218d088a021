package io.github.fragmill.core.presentation;

import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.TrackType;
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
 * @param sapType every segment begins with a stream access point of at most this type (ISO/IEC
 *     14496-12, I.3); 0 when one of them does not begin with any
 */
public record Rendition(
    String id,
    TrackFormat format,
    Optional<Ratio> frameRate,
    TimeScale timeScale,
    SegmentTimes segments,
    Addressing addressing,
    Optional<RenditionProtection> protection,
    int sapType) {

  public Rendition {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(frameRate, "frameRate");
    Objects.requireNonNull(timeScale, "timeScale");
    Objects.requireNonNull(segments, "segments");
    Objects.requireNonNull(addressing, "addressing");
    Objects.requireNonNull(protection, "protection");
    if (sapType < 0 || sapType > 6) {
      throw new IllegalArgumentException("sapType: expected 0 to 6, found " + sapType);
    }
  }

  /**
   * Makes a rendition whose segments all begin with a sync sample: a stream access point of type 1,
   * or 2 where pictures may be presented before it.
   */
  public Rendition(
      String id,
      TrackFormat format,
      Optional<Ratio> frameRate,
      TimeScale timeScale,
      SegmentTimes segments,
      Addressing addressing,
      Optional<RenditionProtection> protection) {
    this(
        id,
        format,
        frameRate,
        timeScale,
        segments,
        addressing,
        protection,
        /* sapType= */ format.type() == TrackType.VIDEO ? 2 : 1);
  }
}
