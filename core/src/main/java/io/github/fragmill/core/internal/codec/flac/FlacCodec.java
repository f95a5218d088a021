package io.github.fragmill.core.internal.codec.flac;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.layout.ChannelOrder;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.internal.codec.port.EntryBoxes;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.media.AudioFormat;
import java.util.Optional;

/**
 * FLAC in MP4 (FLAC in ISOBMFF, 3.3). Stateless.
 *
 * <p>The codecs parameter is {@code flac}. By RFC 6381 it would be the sample entry's type, {@code
 * fLaC}, but browsers that take that for known do not play it, and all that play FLAC take the
 * other.
 */
public final class FlacCodec implements AudioCodec {

  private static final String CONFIGURATION_BOX = "dfLa";

  @Override
  public String sampleEntryType() {
    return "fLaC";
  }

  @Override
  public Optional<String> configurationBoxType() {
    return Optional.of(CONFIGURATION_BOX);
  }

  @Override
  public AudioFormat read(AudioDescription description)
      throws MalformedMediaException, UnsupportedMediaException {
    StreamInfo info =
        StreamInfo.read(
            description.required(CONFIGURATION_BOX), description.pathOf(CONFIGURATION_BOX));
    return AudioFormat.builder("flac", description.entry())
        .samplingRateHertz(info.samplingRateHertz())
        .channelConfiguration(ChannelOrder.VORBIS.configuration(info.channelCount()))
        .channelCount(info.channelCount())
        .build();
  }

  @Override
  public Optional<SilentFrame> silence(AudioFormat format)
      throws MalformedMediaException, UnsupportedMediaException {
    byte[] content = EntryBoxes.ofAudio(format.sampleEntry(), CONFIGURATION_BOX);
    return SilentFlac.of(StreamInfo.read(content, CONFIGURATION_BOX));
  }
}
