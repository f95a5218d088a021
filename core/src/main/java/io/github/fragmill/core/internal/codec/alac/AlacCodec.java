package io.github.fragmill.core.internal.codec.alac;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.layout.ChannelOrder;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.media.AudioFormat;
import java.util.Optional;

/** ALAC in MP4: the sample entry and the configuration in it have the same type. Stateless. */
public final class AlacCodec implements AudioCodec {

  private static final String TYPE = "alac";

  @Override
  public String sampleEntryType() {
    return TYPE;
  }

  @Override
  public Optional<String> configurationBoxType() {
    return Optional.of(TYPE);
  }

  @Override
  public AudioFormat read(AudioDescription description)
      throws MalformedMediaException, UnsupportedMediaException {
    MagicCookie cookie = MagicCookie.read(description.required(TYPE), description.pathOf(TYPE));
    return AudioFormat.builder(TYPE, description.entry())
        .samplingRateHertz(cookie.samplingRateHertz())
        .channelConfiguration(ChannelOrder.ALAC.configuration(cookie.channelCount()))
        .channelCount(cookie.channelCount())
        .build();
  }
}
