package io.github.fragmill.core.media;

import java.util.Objects;
import java.util.Optional;

/**
 * An audio track's format.
 *
 * @param codecs the codecs parameter of RFC 6381
 * @param sampleEntry the sample entry as it goes to the output
 * @param samplingRateHertz the rate of the decoded sound, extensions such as SBR included
 * @param channelConfiguration the ChannelConfiguration index of ISO/IEC 23091-3 (CICP), 0 when the
 *     loudspeaker layout is described elsewhere
 * @param channelCount the number of channels of the decoded sound
 */
public record AudioFormat(
    String codecs,
    SampleEntry sampleEntry,
    int samplingRateHertz,
    int channelConfiguration,
    int channelCount)
    implements TrackFormat {

  public AudioFormat {
    Objects.requireNonNull(codecs, "codecs");
    Objects.requireNonNull(sampleEntry, "sampleEntry");
    if (samplingRateHertz < 1) {
      throw new IllegalArgumentException(
          "samplingRateHertz: expected a positive rate, found " + samplingRateHertz);
    }
  }

  @Override
  public TrackType type() {
    return TrackType.AUDIO;
  }

  @Override
  public Optional<ProtectableRangeFinder> protectableRangeFinder() {
    return Optional.empty();
  }

  /** Returns codecs, sampling rate and number of channels. */
  @Override
  public String toString() {
    return codecs + " " + samplingRateHertz + " Hz, " + channelCount + " channels";
  }
}
