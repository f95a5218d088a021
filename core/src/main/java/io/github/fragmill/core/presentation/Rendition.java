package io.github.fragmill.core.presentation;

import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.TrackType;
import java.util.Objects;
import java.util.Optional;

/** One packaged track, as manifests see it. Immutable and thread-safe. */
public final class Rendition {

  private final String id;
  private final TrackFormat format;
  private final Optional<Ratio> frameRate;
  private final TimeScale timeScale;
  private final SegmentTimes segments;
  private final Addressing addressing;
  private final Optional<RenditionProtection> protection;
  private final int sapType;

  private Rendition(Builder builder) {
    this.id = Objects.requireNonNull(builder.id, "id");
    this.format = Objects.requireNonNull(builder.format, "format");
    this.frameRate = builder.frameRate;
    this.timeScale = Objects.requireNonNull(builder.timeScale, "timeScale");
    this.segments = Objects.requireNonNull(builder.segments, "segments");
    this.addressing = Objects.requireNonNull(builder.addressing, "addressing");
    this.protection = builder.protection;
    this.sapType = builder.sapType.orElse(format.type() == TrackType.VIDEO ? 2 : 1);
    if (sapType < 0 || sapType > 6) {
      throw new IllegalArgumentException("sapType: expected 0 to 6, found " + sapType);
    }
    protection.ifPresent(it -> it.requireSegments(segments.count()));
  }

  /**
   * Begins with an id and what the samples are. Time scale, segments and addressing must follow.
   *
   * @param id unique in the presentation; letters, digits, {@code -} and {@code _}
   */
  public static Builder builder(String id, TrackFormat format) {
    return new Builder(id, format);
  }

  /** Returns a builder that holds everything of this rendition. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns the id, which is unique in the presentation. */
  public String id() {
    return id;
  }

  /** Returns what the samples are. */
  public TrackFormat format() {
    return format;
  }

  /** Returns the frames in a second of video, or empty when they are not known. */
  public Optional<Ratio> frameRate() {
    return frameRate;
  }

  /** Returns the unit of the segments' times. */
  public TimeScale timeScale() {
    return timeScale;
  }

  /** Returns the times and sizes of the segments. */
  public SegmentTimes segments() {
    return segments;
  }

  /** Returns where the segments are. */
  public Addressing addressing() {
    return addressing;
  }

  /** Returns how the rendition is encrypted, or empty when all of it is clear. */
  public Optional<RenditionProtection> protection() {
    return protection;
  }

  /**
   * Returns the highest type of the stream access points that segments begin with, 1 to 6 (ISO/IEC
   * 14496-12, I.3), or 0 when one of them does not begin with any.
   */
  public int sapType() {
    return sapType;
  }

  /** Returns the id. */
  @Override
  public String toString() {
    return id;
  }

  /** Collects what a rendition is made of. Not thread-safe. */
  public static final class Builder {

    private final String id;
    private TrackFormat format;
    private Optional<Ratio> frameRate = Optional.empty();
    private TimeScale timeScale;
    private SegmentTimes segments;
    private Addressing addressing;
    private Optional<RenditionProtection> protection = Optional.empty();
    private Optional<Integer> sapType = Optional.empty();

    @SuppressWarnings("NullAway.Init") // build() refuses what was not set
    private Builder(String id, TrackFormat format) {
      this.id = id;
      this.format = format;
    }

    private Builder(Rendition from) {
      this.id = from.id;
      this.format = from.format;
      this.frameRate = from.frameRate;
      this.timeScale = from.timeScale;
      this.segments = from.segments;
      this.addressing = from.addressing;
      this.protection = from.protection;
      this.sapType = Optional.of(from.sapType);
    }

    /** Sets what the samples are. */
    public Builder format(TrackFormat newFormat) {
      this.format = newFormat;
      return this;
    }

    /** Sets the frames in a second. Default: not known. */
    public Builder frameRate(Optional<Ratio> framesPerSecond) {
      this.frameRate = Objects.requireNonNull(framesPerSecond, "frameRate");
      return this;
    }

    /** Sets the unit of the segments' times. Required. */
    public Builder timeScale(TimeScale scale) {
      this.timeScale = scale;
      return this;
    }

    /** Sets the times and sizes of the segments. Required. */
    public Builder segments(SegmentTimes times) {
      this.segments = times;
      return this;
    }

    /** Sets where the segments are. Required. */
    public Builder addressing(Addressing where) {
      this.addressing = where;
      return this;
    }

    /** Sets how the rendition is encrypted. Default: it is clear. */
    public Builder protection(Optional<RenditionProtection> how) {
      this.protection = Objects.requireNonNull(how, "protection");
      return this;
    }

    /**
     * Sets the highest type of the stream access points that segments begin with. Default: every
     * segment begins with a sync sample, which is type 1, or 2 for video, where frames may be
     * presented before it.
     *
     * @param type 1 to 6 (ISO/IEC 14496-12, I.3), or 0 when a segment does not begin with any
     */
    public Builder sapType(int type) {
      this.sapType = Optional.of(type);
      return this;
    }

    /**
     * Returns the rendition.
     *
     * @throws NullPointerException when something required was not set
     * @throws IllegalArgumentException when the type of stream access points is out of range, or
     *     the protection has key ids for another number of segments
     */
    public Rendition build() {
      return new Rendition(this);
    }
  }
}
