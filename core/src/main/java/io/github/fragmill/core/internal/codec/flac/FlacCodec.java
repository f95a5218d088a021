package io.github.fragmill.core.internal.codec.flac;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.layout.ChannelOrder;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.internal.codec.port.AudioEntryBoxes;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.media.AudioFormat;
import java.util.Optional;
import java.util.Set;

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
  public Set<String> sampleEntryTypes() {
    return Set.of("fLaC");
  }

  @Override
  public Set<String> configurationBoxTypes() {
    return Set.of(CONFIGURATION_BOX);
  }

  /** Its samples stand alone. */
  @Override
  public int samplesBeforeCut(AudioFormat format) {
    return 0;
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
    byte[] content = AudioEntryBoxes.content(format.sampleEntry(), CONFIGURATION_BOX);
    return SilentFlac.of(StreamInfo.read(content, CONFIGURATION_BOX));
  }
}
