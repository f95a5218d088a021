package io.github.fragmill.core.internal.codec.aac;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * The beginning of UsacConfig (ISO/IEC 23003-3, 5.2), which describes the decoded audio.
 *
 * @param samplingRateHertz with SBR
 * @param channelConfiguration 0 to 13; its numbers are those of ISO/IEC 23091-3
 * @param channelCount of the decoded audio
 */
record UsacConfig(int samplingRateHertz, int channelConfiguration, int channelCount) {

  private static final int EXPLICIT_SAMPLING_RATE = 31;
  private static final int FIRST_RATE_OF_ITS_OWN = 15;

  /** The rates that MPEG-4 audio has no index for (Table 72). */
  private static final int[] RATES_OF_ITS_OWN_HERTZ = {
    57600, 51200, 40000, 38400, 34150, 28800, 25600, 20000, 19200, 17075, 14400, 12800, 9600
  };

  private static final int LAST_FRAME_LENGTH_INDEX = 4;

  /** By channelConfigurationIndex (Table 73); the first is spelled out. */
  private static final int[] CHANNEL_COUNTS = {0, 1, 2, 3, 4, 5, 6, 8, 2, 3, 4, 7, 8, 24};

  static UsacConfig read(BitReader reader, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    int samplingRateHertz = readSamplingRate(reader);
    int frameLengthIndex = reader.bits(3);
    if (frameLengthIndex > LAST_FRAME_LENGTH_INDEX) {
      throw reader.malformed(
          "coreSbrFrameLengthIndex: expected 0 to "
              + LAST_FRAME_LENGTH_INDEX
              + ", found "
              + frameLengthIndex);
    }
    int configuration = reader.bits(5);
    if (configuration >= CHANNEL_COUNTS.length) {
      throw new UnsupportedMediaException(
          path + ": USAC channelConfigurationIndex " + configuration + " is reserved");
    }
    int channelCount =
        configuration == ChannelConfiguration.IN_PROGRAM_CONFIG
            ? readChannelCount(reader)
            : CHANNEL_COUNTS[configuration];
    return new UsacConfig(samplingRateHertz, configuration, channelCount);
  }

  private static int readSamplingRate(BitReader reader) throws MalformedMediaException {
    int index = reader.bits(5);
    if (index == EXPLICIT_SAMPLING_RATE) {
      return SamplingRate.explicit(reader);
    }
    int own = index - FIRST_RATE_OF_ITS_OWN;
    if (own >= 0 && own < RATES_OF_ITS_OWN_HERTZ.length) {
      return RATES_OF_ITS_OWN_HERTZ[own];
    }
    return SamplingRate.ofIndex(index)
        .orElseThrow(
            () -> reader.malformed("usacSamplingFrequencyIndex " + index + " is reserved"));
  }

  /** Reads UsacChannelConfig: a number of 5, 8 and 16 bits (escapedValue), and positions. */
  private static int readChannelCount(BitReader reader) throws MalformedMediaException {
    int count = reader.bits(5);
    if (count == 0x1F) {
      int more = reader.bits(8);
      count += more == 0xFF ? more + reader.bits(16) : more;
    }
    if (count == 0) {
      throw reader.malformed("numOutChannels: expected at least one, found none");
    }
    for (int channel = 0; channel < count; channel++) {
      reader.skipBits(5); // bsOutChannelPos
    }
    return count;
  }
}
