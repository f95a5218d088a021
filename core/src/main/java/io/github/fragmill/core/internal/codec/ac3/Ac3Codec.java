package io.github.fragmill.core.internal.codec.ac3;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.media.AudioFormat;
import java.util.Optional;

/** AC-3 in MP4 (ETSI TS 102 366, F.3 and F.4). Stateless. */
public final class Ac3Codec implements AudioCodec {

  private static final String CONFIGURATION_BOX = "dac3";

  /** The bitstreams of full rate are 8 and below, 9 and 10 have a half and a quarter of it. */
  private static final int FULL_RATE_BITSTREAM = 8;

  private static final int LAST_BITSTREAM = 10;

  @Override
  public String sampleEntryType() {
    return "ac-3";
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
    byte[] content = description.required(CONFIGURATION_BOX);
    BitReader reader = BitReader.ofBytes(content, description.pathOf(CONFIGURATION_BOX));
    int rateCode = reader.bits(2);
    int bitstream = reader.bits(5);
    reader.skipBits(3); // bsmod
    int codingMode = reader.bits(3);
    ChannelMap channels = ChannelMap.of(codingMode, reader.flag());
    reader.skipBits(5 + 5); // bit_rate_code, reserved
    if (rateCode == SamplingRate.OTHER) {
      throw reader.malformed("fscod: expected 0 to 2, found " + rateCode);
    }
    if (bitstream > LAST_BITSTREAM) {
      throw reader.malformed("bsid: expected 0 to " + LAST_BITSTREAM + ", found " + bitstream);
    }
    int halvings = Math.max(0, bitstream - FULL_RATE_BITSTREAM);
    return AudioFormat.builder("ac-3", description.entry())
        .samplingRateHertz(SamplingRate.hertz(rateCode) >> halvings)
        .channelConfiguration(channels.configuration())
        .channelCount(channels.channelCount())
        .speakers(Optional.of(channels.speakers()))
        .build();
  }
}
