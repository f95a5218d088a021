package io.github.fragmill.core.media;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** One track of a movie. Immutable and thread-safe; equal to itself alone. */
public final class Track {

  private final int id;
  private final TrackFormat format;
  private final TimeScale timeScale;
  private final SampleTable samples;
  private final Edit edit;
  private final Optional<String> language;

  private Track(Builder builder) {
    id = builder.id;
    format = builder.format;
    timeScale = builder.timeScale;
    samples = builder.samples;
    edit = builder.edit;
    language = builder.language;
  }

  /**
   * Begins a track that is presented whole, in an unknown language.
   *
   * @param id the track ID of the source, at least 1
   * @param format what the samples are
   * @param timeScale the unit of all ticks of this track
   * @param samples where the samples are and when they are decoded
   */
  public static Builder builder(
      int id, TrackFormat format, TimeScale timeScale, SampleTable samples) {
    return new Builder(id, format, timeScale, samples);
  }

  /** Returns the track ID of the source, at least 1. */
  public int id() {
    return id;
  }

  /** Returns what the samples are. */
  public TrackFormat format() {
    return format;
  }

  /** Returns the unit of all ticks of this track. */
  public TimeScale timeScale() {
    return timeScale;
  }

  /** Returns where the samples are and when they are decoded. */
  public SampleTable samples() {
    return samples;
  }

  /** Returns which part of the media is presented, and when. */
  public Edit edit() {
    return edit;
  }

  /** Returns a BCP 47 tag, or empty when the source does not state a language. */
  public Optional<String> language() {
    return language;
  }

  /** Returns how its frames, if it is video, are turned before they are presented. */
  public DisplayMatrix displayMatrix() {
    return format instanceof VideoFormat video ? video.displayMatrix() : DisplayMatrix.IDENTITY;
  }

  /** Returns the same track with other samples. */
  @CheckReturnValue
  public Track withSamples(SampleTable other) {
    return builder(id, format, timeScale, other).edit(edit).language(language).build();
  }

  /** Returns the same track with another edit. */
  @CheckReturnValue
  public Track withEdit(Edit other) {
    return builder(id, format, timeScale, samples).edit(other).language(language).build();
  }

  /** Returns the same track in another language. */
  @CheckReturnValue
  public Track withLanguage(String tag) {
    return builder(id, format, timeScale, samples).edit(edit).language(Optional.of(tag)).build();
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

  /** Collects the fields of a {@link Track}. Not thread-safe. */
  public static final class Builder {

    private final int id;
    private final TrackFormat format;
    private final TimeScale timeScale;
    private final SampleTable samples;
    private Edit edit = Edit.NONE;
    private Optional<String> language = Optional.empty();

    private Builder(int id, TrackFormat format, TimeScale timeScale, SampleTable samples) {
      this.id = id;
      this.format = Objects.requireNonNull(format, "format");
      this.timeScale = Objects.requireNonNull(timeScale, "timeScale");
      this.samples = Objects.requireNonNull(samples, "samples");
    }

    /** Sets which part of the media is presented, and when. Default: all of it, at once. */
    public Builder edit(Edit value) {
      edit = Objects.requireNonNull(value, "edit");
      return this;
    }

    /** Sets the language, a BCP 47 tag. Default: empty. */
    public Builder language(Optional<String> tag) {
      language = Objects.requireNonNull(tag, "language");
      return this;
    }

    /** Returns the track. */
    public Track build() {
      return new Track(this);
    }
  }
}
