package io.github.fragmill.core.media;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One track of a movie. Immutable and thread-safe.
 *
 * @param id the track ID of the source, at least 1
 * @param format what the samples are
 * @param timeScale the unit of all ticks of this track
 * @param samples where the samples are and when they are decoded
 * @param edit which part of the media is presented, and when
 * @param language a BCP 47 tag, or empty when the source does not say
 * @param displayMatrix how its pictures are turned before they are shown
 */
public record Track(
    int id,
    TrackFormat format,
    TimeScale timeScale,
    SampleTable samples,
    Edit edit,
    Optional<String> language,
    DisplayMatrix displayMatrix) {

  public Track {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(timeScale, "timeScale");
    Objects.requireNonNull(samples, "samples");
    Objects.requireNonNull(edit, "edit");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(displayMatrix, "displayMatrix");
  }

  /** Makes a track whose pictures, if it has any, are shown as they are. */
  public Track(
      int id,
      TrackFormat format,
      TimeScale timeScale,
      SampleTable samples,
      Edit edit,
      Optional<String> language) {
    this(id, format, timeScale, samples, edit, language, DisplayMatrix.IDENTITY);
  }

  /** Returns the same track with other samples. */
  public Track withSamples(SampleTable other) {
    return new Track(id, format, timeScale, other, edit, language, displayMatrix);
  }

  /** Returns the same track with another edit. */
  public Track withEdit(Edit other) {
    return new Track(id, format, timeScale, samples, other, language, displayMatrix);
  }

  /** Returns the same track in another language. */
  public Track withLanguage(String tag) {
    return new Track(id, format, timeScale, samples, edit, Optional.of(tag), displayMatrix);
  }

  /**
   * Returns when a sample begins to be presented, in ticks of the presentation; may be negative.
   */
  public long presentationTimeTicks(int sample) {
    return edit.toPresentationTicks(samples.compositionTimeTicks(sample));
  }

  /** Returns when the last sample stops being presented, after the edit, in ticks; 0 or more. */
  public long presentationEndTicks() {
    return edit.endTicks(samples.compositionEndTicks());
  }

  /** Returns when the first presented sample begins, after the edit, in ticks; 0 or more. */
  public long presentationStartTicks() {
    return Math.max(edit.delayTicks(), edit.toPresentationTicks(samples.compositionStartTicks()));
  }

  /** Returns how long the track is presented. */
  public Duration duration() {
    return timeScale.toDuration(Math.max(0, presentationEndTicks() - presentationStartTicks()));
  }

  /**
   * Returns the constant frame rate of a video track, or its average when durations vary, or empty
   * for other tracks and for tracks without duration.
   */
  public Optional<Ratio> frameRate() {
    return format.type() == TrackType.VIDEO ? samples.rate(timeScale) : Optional.empty();
  }
}
