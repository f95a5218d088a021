package io.github.fragmill.core.media;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An audio track's format.
 *
 * @param codecs the codecs parameter of RFC 6381
 * @param sampleEntry the sample entry as it goes to the output
 * @param samplingRateHertz the rate of the decoded sound, extensions such as SBR included
 * @param channelConfiguration the ChannelConfiguration index of ISO/IEC 23091-3 (CICP), 0 when the
 *     loudspeaker layout is described elsewhere
 * @param channelCount the number of channels of the decoded sound, 1 or more
 * @param speakers the loudspeakers as a Dolby codec names them, empty for other codecs
 * @param immersive what the sound holds beyond its channels, empty for plain sound
 * @param preRoll how much must be decoded in front of a sample before its sound is right, where the
 *     codec asks files to say so, else zero
 * @param rangeFinders makes a new finder for each segment; empty when the codec has no subsample
 *     rule, as nearly all sound
 */
public record AudioFormat(
    String codecs,
    SampleEntry sampleEntry,
    int samplingRateHertz,
    int channelConfiguration,
    int channelCount,
    Optional<SpeakerMask> speakers,
    Optional<ImmersiveAudio> immersive,
    Duration preRoll,
    Optional<Supplier<ProtectableRangeFinder>> rangeFinders)
    implements TrackFormat {

  public AudioFormat {
    Objects.requireNonNull(codecs, "codecs");
    Objects.requireNonNull(sampleEntry, "sampleEntry");
    Objects.requireNonNull(speakers, "speakers");
    Objects.requireNonNull(immersive, "immersive");
    Objects.requireNonNull(preRoll, "preRoll");
    Objects.requireNonNull(rangeFinders, "rangeFinders");
    requireAtLeast(1, "samplingRateHertz", samplingRateHertz);
    requireAtLeast(0, "channelConfiguration", channelConfiguration);
    requireAtLeast(1, "channelCount", channelCount);
    if (preRoll.isNegative()) {
      throw new IllegalArgumentException("preRoll: expected zero or more, found " + preRoll);
    }
  }

  /** Makes the format of plain sound, whose samples are protected whole. */
  public AudioFormat(
      String codecs,
      SampleEntry sampleEntry,
      int samplingRateHertz,
      int channelConfiguration,
      int channelCount) {
    this(
        codecs,
        sampleEntry,
        samplingRateHertz,
        channelConfiguration,
        channelCount,
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO,
        Optional.empty());
  }

  private static void requireAtLeast(int minimum, String name, int value) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          name + ": expected " + minimum + " or more, found " + value);
    }
  }

  @Override
  public TrackType type() {
    return TrackType.AUDIO;
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
}
