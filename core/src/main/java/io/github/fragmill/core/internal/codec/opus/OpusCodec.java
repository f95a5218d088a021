package io.github.fragmill.core.internal.codec.opus;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.internal.codec.port.EntryBoxes;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.media.AudioFormat;
import java.time.Duration;
import java.util.Optional;

/**
 * Opus in MP4 (Opus in ISOBMFF, 4.3). Stateless.
 *
 * <p>The codecs parameter is {@code opus}, in small letters: what DASH players and browsers ask
 * for, though the sample entry's type has a capital.
 */
public final class OpusCodec implements AudioCodec {

  private static final String CONFIGURATION_BOX = "dOps";

  /** Whatever the rate of what was encoded, Opus is decoded at this one (RFC 7845, 4). */
  private static final int SAMPLING_RATE_HERTZ = 48_000;

  /** Opus in ISOBMFF, 4.3.6.2. */
  private static final Duration PRE_ROLL = Duration.ofMillis(80);

  @Override
  public String sampleEntryType() {
    return "Opus";
  }

  @Override
  public Optional<String> configurationBoxType() {
    return Optional.of(CONFIGURATION_BOX);
  }

  @Override
  public AudioFormat read(AudioDescription description)
      throws MalformedMediaException, UnsupportedMediaException {
    OpusConfig config =
        OpusConfig.read(
            description.required(CONFIGURATION_BOX), description.pathOf(CONFIGURATION_BOX));
    return AudioFormat.builder("opus", description.entry())
        .samplingRateHertz(SAMPLING_RATE_HERTZ)
        .channelConfiguration(config.channelConfiguration())
        .channelCount(config.channelCount())
        .preRoll(PRE_ROLL)
        .build();
  }

  @Override
  public Optional<SilentFrame> silence(AudioFormat format)
      throws MalformedMediaException, UnsupportedMediaException {
    byte[] content = EntryBoxes.ofAudio(format.sampleEntry(), CONFIGURATION_BOX);
    return Optional.of(SilentOpus.of(OpusConfig.read(content, CONFIGURATION_BOX)));
  }
}
