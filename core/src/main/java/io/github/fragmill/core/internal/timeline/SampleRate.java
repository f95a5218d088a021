package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import java.util.Optional;

/** How many samples of a track are presented in a second, for tables that are made of its own. */
final class SampleRate {

  private SampleRate() {}

  /** Returns the frame rate of video; where each sample is a field, twice as much. */
  static Optional<Ratio> of(Track track) {
    boolean isFields =
        track.format() instanceof VideoFormat video && video.scanType() == ScanType.SEPARATE_FIELDS;
    return track
        .frameRate()
        .map(it -> isFields ? new Ratio(2 * it.numerator(), it.denominator()) : it);
  }
}
