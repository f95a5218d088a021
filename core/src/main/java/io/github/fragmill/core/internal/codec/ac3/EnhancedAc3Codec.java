package io.github.fragmill.core.internal.codec.ac3;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.ImmersiveAudio;
import java.util.Optional;
import java.util.OptionalInt;

/** Enhanced AC-3 in MP4 (ETSI TS 102 366, F.5 and F.6), with Dolby Atmos or without. Stateless. */
public final class EnhancedAc3Codec implements AudioCodec {

  private static final String CONFIGURATION_BOX = "dec3";

  @Override
  public String sampleEntryType() {
    return "ec-3";
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
  public AudioFormat read(AudioDescription description) throws MalformedMediaException {
    EnhancedAc3Config config =
        EnhancedAc3Config.read(
            description.required(CONFIGURATION_BOX), description.pathOf(CONFIGURATION_BOX));
    ChannelMap channels = config.channels();
    return AudioFormat.builder("ec-3", description.entry())
        .samplingRateHertz(samplingRate(config.rateCode(), description))
        .channelConfiguration(channels.configuration())
        .channelCount(channels.channelCount())
        .speakers(Optional.of(channels.speakers()))
        .immersive(immersive(config.complexityIndex()))
        .build();
  }

  /** The configuration has no field for reduced rates; the sample entry has. */
  private static int samplingRate(int rateCode, AudioDescription description)
      throws MalformedMediaException {
    if (rateCode != SamplingRate.OTHER) {
      return SamplingRate.hertz(rateCode);
    }
    int hertz = description.samplingRateHertz();
    if (!SamplingRate.isReduced(hertz)) {
      throw description.malformed(
          CONFIGURATION_BOX,
          "fscod 3: expected a sample entry of 24000, 22050 or 16000 Hz, found " + hertz);
    }
    return hertz;
  }

  private static Optional<ImmersiveAudio> immersive(OptionalInt complexityIndex) {
    return complexityIndex.isPresent()
        ? Optional.of(new ImmersiveAudio.JointObjects(complexityIndex.getAsInt()))
        : Optional.empty();
  }
}
