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
 */
public record Track(
    int id,
    TrackFormat format,
    TimeScale timeScale,
    SampleTable samples,
    Edit edit,
    Optional<String> language) {

  public Track {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(timeScale, "timeScale");
    Objects.requireNonNull(samples, "samples");
    Objects.requireNonNull(edit, "edit");
    Objects.requireNonNull(language, "language");
  }

  /**
   * Makes a track of a format as it is presented.
   *
   * @param displayMatrix how its pictures, if it has any, are turned before they are shown
   */
  public Track(
      int id,
      TrackFormat format,
      TimeScale timeScale,
      SampleTable samples,
      Edit edit,
      Optional<String> language,
      DisplayMatrix displayMatrix) {
    this(id, turned(format, displayMatrix), timeScale, samples, edit, language);
  }

  private static TrackFormat turned(TrackFormat format, DisplayMatrix matrix) {
    return format instanceof VideoFormat video ? video.withDisplayMatrix(matrix) : format;
  }

  /** Returns how its pictures are turned before they are shown. */
  public DisplayMatrix displayMatrix() {
    return format instanceof VideoFormat video ? video.displayMatrix() : DisplayMatrix.IDENTITY;
  }

  /** Returns the same track with other samples. */
  public Track withSamples(SampleTable other) {
    return new Track(id, format, timeScale, other, edit, language);
  }

  /** Returns the same track with another edit. */
  public Track withEdit(Edit other) {
    return new Track(id, format, timeScale, samples, other, language);
  }

  /** Returns the same track in another language. */
  public Track withLanguage(String tag) {
    return new Track(id, format, timeScale, samples, edit, Optional.of(tag));
  }

  /**
   * Returns when a sample begins to be presented, in ticks of the presentation; may be negative.
   */
  public long presentationTimeTicks(int sample) {
    return edit.toPresentationTicks(samples.compositionTimeTicks(sample));
  }

  /**
   * Returns when the earliest of some samples begins to be presented, in ticks of the presentation;
   * may be negative.
   *
   * @param firstSample the first of them in decoding order
   * @param endSample the sample after the last of them, above {@code firstSample}
   */
  public long earliestPresentationTicks(int firstSample, int endSample) {
    long earliest = Long.MAX_VALUE;
    for (int sample = firstSample; sample < endSample; sample++) {
      earliest = Math.min(earliest, presentationTimeTicks(sample));
    }
    return earliest;
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
   * for other tracks and for tracks without duration. Two fields are one frame.
   */
  public Optional<Ratio> frameRate() {
    if (!(format instanceof VideoFormat video)) {
      return Optional.empty();
    }
    Optional<Ratio> rate = samples.rate(timeScale);
    return video.scanType() == ScanType.SEPARATE_FIELDS
        ? rate.map(it -> new Ratio(it.numerator(), Math.multiplyExact(2, it.denominator())))
        : rate;
  }
}
