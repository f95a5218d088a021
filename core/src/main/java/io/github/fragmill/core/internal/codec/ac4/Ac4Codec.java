package io.github.fragmill.core.internal.codec.ac4;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.ImmersiveAudio;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * AC-4 in MP4 (ETSI TS 103 190-2, annex E; codecs parameter: E.13). Stateless.
 *
 * <p>Objects have no number of channels; then it is the sample entry's, two by rule (E.4.5).
 */
public final class Ac4Codec implements AudioCodec {

  private static final String CONFIGURATION_BOX = "dac4";

  @Override
  public String sampleEntryType() {
    return "ac-4";
  }

  @Override
  public Optional<String> configurationBoxType() {
    return Optional.of(CONFIGURATION_BOX);
  }

  /** Its blocks overlap. */
  @Override
  public int primingSamples(AudioFormat format) {
    return 1;
  }

  @Override
  public AudioFormat read(AudioDescription description)
      throws MalformedMediaException, UnsupportedMediaException {
    Ac4Config config =
        Ac4Config.read(
            description.required(CONFIGURATION_BOX), description.pathOf(CONFIGURATION_BOX));
    int channels = config.speakers().map(SpeakerGroups::channelCount).orElse(0);
    if (channels == 0) {
      channels = description.channelCount();
    }
    if (channels == 0) {
      throw new MalformedMediaException(
          description.path(), MalformedMediaException.NO_OFFSET, "expected channels, found none");
    }
    return AudioFormat.builder(
            String.format(
                "ac-4.%02x.%02x.%02x",
                Ac4Config.BITSTREAM_VERSION, config.presentationVersion(), config.compatibility()),
            description.entry())
        .samplingRateHertz(config.samplingRateHertz())
        .channelConfiguration(config.speakers().map(SpeakerGroups::configuration).orElse(0))
        .channelCount(channels)
        .speakers(config.speakers().map(SpeakerGroups::speakers))
        .immersive(immersive(config))
        .rangeFinders(Ac4RangeFinder::new)
        .build();
  }

  private static Optional<ImmersiveAudio> immersive(Ac4Config config) {
    return config.presentationVersion() == Ac4Config.IMMERSIVE_STEREO
        ? Optional.of(new ImmersiveAudio.VirtualizedStereo())
        : Optional.empty();
  }

  @Override
  public Optional<Supplier<ProtectableRangeFinder>> rangeFinders() {
    return Optional.of(Ac4RangeFinder::new);
  }
}
