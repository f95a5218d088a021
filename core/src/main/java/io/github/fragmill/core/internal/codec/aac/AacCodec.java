package io.github.fragmill.core.internal.codec.aac;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.mp3.Mp3Codec;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.internal.codec.port.EntryBoxes;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.media.AudioFormat;
import java.util.Optional;
import java.util.Set;

/**
 * AAC in MP4, USAC included (ISO/IEC 14496-14; codecs parameter: RFC 6381, 3.3). Stateless.
 *
 * <p>MP3 shares the sample entry type; the object type distinguishes them.
 */
public final class AacCodec implements AudioCodec {

  private static final String CONFIGURATION_BOX = "esds";

  private static final int MPEG4_AUDIO = 0x40;

  private static final Set<String> MP3 = Set.of("mp4a.69", "mp4a.6B");

  private static final int PRIMING_SAMPLES = 3;

  private final Mp3Codec mp3 = new Mp3Codec();

  @Override
  public String sampleEntryType() {
    return "mp4a";
  }

  @Override
  public Optional<String> configurationBoxType() {
    return Optional.of(CONFIGURATION_BOX);
  }

  /** Encoders write up to three: 2112 PCM samples in AAC-LC, 5186 with SBR. */
  @Override
  public int primingSamples(AudioFormat format) {
    return MP3.contains(format.codecs()) ? mp3.primingSamples(format) : PRIMING_SAMPLES;
  }

  @Override
  public AudioFormat read(AudioDescription description) throws FragmillException {
    String path = description.pathOf(CONFIGURATION_BOX);
    ElementaryStream stream = ElementaryStream.read(description.required(CONFIGURATION_BOX), path);
    int objectTypeIndication = stream.objectTypeIndication();
    if (Mp3Codec.isMpegAudio(objectTypeIndication)) {
      return mp3.read(description, objectTypeIndication);
    }
    if (objectTypeIndication != MPEG4_AUDIO && !isMpeg2Aac(objectTypeIndication)) {
      throw new UnsupportedMediaException(
          path + ": " + name(objectTypeIndication) + " is not packaged; expected AAC or MP3");
    }
    if (!stream.decoderSpecificInfo().hasRemaining()) {
      throw description.malformed(CONFIGURATION_BOX, "expected an AudioSpecificConfig, found none");
    }
    AudioSpecificConfig config = AudioSpecificConfig.read(stream.decoderSpecificInfo(), path);
    String codecs = String.format("mp4a.%02x", objectTypeIndication);
    return AudioFormat.builder(
            isMpeg2Aac(objectTypeIndication) ? codecs : codecs + "." + config.objectType(),
            description.entry())
        .samplingRateHertz(config.samplingRateHertz())
        .channelConfiguration(config.channelConfiguration())
        .channelCount(config.channelCount())
        .build();
  }

  @Override
  public Optional<SilentFrame> silence(AudioFormat format) throws FragmillException {
    byte[] content = EntryBoxes.ofAudio(format.sampleEntry(), CONFIGURATION_BOX);
    ElementaryStream stream = ElementaryStream.read(content, CONFIGURATION_BOX);
    if (Mp3Codec.isMpegAudio(stream.objectTypeIndication())) {
      return mp3.silence(format);
    }
    return AudioSpecificConfig.readCore(stream.decoderSpecificInfo(), CONFIGURATION_BOX)
        .flatMap(SilentAac::of);
  }

  /** Main, LC and SSR profile of ISO/IEC 13818-7. */
  private static boolean isMpeg2Aac(int objectTypeIndication) {
    return objectTypeIndication >= 0x66 && objectTypeIndication <= 0x68;
  }

  private static String name(int objectTypeIndication) {
    String name =
        switch (objectTypeIndication) {
          case 0xA5 -> "AC-3";
          case 0xA6 -> "Enhanced AC-3";
          case 0xA9, 0xAA, 0xAB, 0xAC -> "DTS";
          case 0xAD -> "Opus";
          case 0xAE -> "AC-4";
          case 0xDD -> "Vorbis";
          case 0xE1 -> "QCELP";
          default -> "unknown";
        };
    return String.format("object type 0x%02x (%s)", objectTypeIndication, name);
  }
}
