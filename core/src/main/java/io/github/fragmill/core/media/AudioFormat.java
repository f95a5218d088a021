package io.github.fragmill.core.media;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** An audio track's format. Immutable and thread-safe; equal to itself alone. */
public final class AudioFormat implements TrackFormat {

  private final String codecs;
  private final SampleEntry sampleEntry;
  private final int samplingRateHertz;
  private final int channelConfiguration;
  private final int channelCount;
  private final Optional<SpeakerMask> speakers;
  private final Optional<ImmersiveAudio> immersive;
  private final Duration preRoll;
  private final Optional<Supplier<ProtectableRangeFinder>> rangeFinders;

  private AudioFormat(Builder builder) {
    codecs = builder.codecs;
    sampleEntry = builder.sampleEntry;
    samplingRateHertz = requireAtLeast(1, "samplingRateHertz", builder.samplingRateHertz);
    channelConfiguration = requireAtLeast(0, "channelConfiguration", builder.channelConfiguration);
    channelCount = requireAtLeast(1, "channelCount", builder.channelCount);
    speakers = builder.speakers;
    immersive = builder.immersive;
    preRoll = builder.preRoll;
    rangeFinders = builder.rangeFinders;
    if (preRoll.isNegative()) {
      throw new IllegalArgumentException("preRoll: expected zero or more, found " + preRoll);
    }
  }

  private static int requireAtLeast(int minimum, String name, int value) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          name + ": expected " + minimum + " or more, found " + value);
    }
    return value;
  }

  /**
   * Begins a format of plain audio, whose samples are protected whole. Sampling rate and number of
   * channels must be set.
   *
   * @param codecs the codecs parameter of RFC 6381
   * @param sampleEntry the sample entry as it goes to the output
   */
  public static Builder builder(String codecs, SampleEntry sampleEntry) {
    return new Builder(codecs, sampleEntry);
  }

  @Override
  public TrackType type() {
    return TrackType.AUDIO;
  }

  @Override
  public String codecs() {
    return codecs;
  }

  @Override
  public SampleEntry sampleEntry() {
    return sampleEntry;
  }

  /** Returns the rate of the decoded audio, extensions such as SBR included. */
  public int samplingRateHertz() {
    return samplingRateHertz;
  }

  /**
   * Returns the ChannelConfiguration index of ISO/IEC 23091-3 (CICP), 0 when the loudspeaker layout
   * is described elsewhere.
   */
  public int channelConfiguration() {
    return channelConfiguration;
  }

  /** Returns the number of channels of the decoded audio, 1 or more. */
  public int channelCount() {
    return channelCount;
  }

  /** Returns the loudspeakers as a Dolby codec names them, empty for other codecs. */
  public Optional<SpeakerMask> speakers() {
    return speakers;
  }

  /** Returns what the audio holds beyond its channels, empty for plain audio. */
  public Optional<ImmersiveAudio> immersive() {
    return immersive;
  }

  /**
   * Returns how much must be decoded before a sample until it is right, where the codec requires
   * files to state it, else zero.
   */
  public Duration preRoll() {
    return preRoll;
  }

  @Override
  public Optional<ProtectableRangeFinder> protectableRangeFinder() {
    return rangeFinders.map(Supplier::get);
  }

  /** Returns codecs, sampling rate and number of channels. */
  @Override
  public String toString() {
    return codecs + " " + samplingRateHertz + " Hz, " + channelCount + " channels";
  }

  /** Collects the fields of an {@link AudioFormat}. Not thread-safe. */
  public static final class Builder {

    private final String codecs;
    private final SampleEntry sampleEntry;
    private int samplingRateHertz;
    private int channelConfiguration;
    private int channelCount;
    private Optional<SpeakerMask> speakers = Optional.empty();
    private Optional<ImmersiveAudio> immersive = Optional.empty();
    private Duration preRoll = Duration.ZERO;
    private Optional<Supplier<ProtectableRangeFinder>> rangeFinders = Optional.empty();

    private Builder(String codecs, SampleEntry sampleEntry) {
      this.codecs = Objects.requireNonNull(codecs, "codecs");
      this.sampleEntry = Objects.requireNonNull(sampleEntry, "sampleEntry");
    }

    /** Sets {@link AudioFormat#samplingRateHertz}, 1 or more. */
    public Builder samplingRateHertz(int hertz) {
      samplingRateHertz = hertz;
      return this;
    }

    /** Sets {@link AudioFormat#channelConfiguration}, 0 or more. Default: 0. */
    public Builder channelConfiguration(int index) {
      channelConfiguration = index;
      return this;
    }

    /** Sets {@link AudioFormat#channelCount}, 1 or more. */
    public Builder channelCount(int count) {
      channelCount = count;
      return this;
    }

    /** Sets {@link AudioFormat#speakers}. Default: empty. */
    public Builder speakers(Optional<SpeakerMask> value) {
      speakers = Objects.requireNonNull(value, "speakers");
      return this;
    }

    /** Sets {@link AudioFormat#immersive}. Default: empty. */
    public Builder immersive(Optional<ImmersiveAudio> value) {
      immersive = Objects.requireNonNull(value, "immersive");
      return this;
    }

    /** Sets {@link AudioFormat#preRoll}, zero or more. Default: zero. */
    public Builder preRoll(Duration value) {
      preRoll = Objects.requireNonNull(value, "preRoll");
      return this;
    }

    /**
     * Sets what makes a new finder for each segment, for a codec with a subsample rule. Default:
     * samples are protected whole.
     */
    public Builder rangeFinders(Supplier<ProtectableRangeFinder> finders) {
      rangeFinders = Optional.of(finders);
      return this;
    }

    /**
     * Returns the format.
     *
     * @throws IllegalArgumentException when a field is out of range, or was not set
     */
    public AudioFormat build() {
      return new AudioFormat(this);
    }
  }
}
