package io.github.fragmill.core.internal.codec.aac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.AudioDescriptions;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.media.AudioFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AacCodecTest {

  private final AacCodec codec = new AacCodec();

  private static AudioDescription description(Map<String, byte[]> boxes) {
    return AudioDescriptions.of(
        "mp4a",
        /* channelCount= */ 2,
        /* samplingRateHertz= */ 22_050,
        boxes,
        AudioDescriptions.sample("fffb90c4"));
  }

  private static AudioDescription description(int objectType, String configurationHex) {
    return description(Map.of("esds", EsdsBits.of(objectType, configurationHex)));
  }

  @ParameterizedTest
  @CsvSource({
    "0x40, 1190, mp4a.40.2, 48000, 2, 2",
    "0x40, 2b920800, mp4a.40.5, 44100, 2, 2",
    "0x40, 138856e5a54880, mp4a.40.29, 44100, 2, 2",
    "0x40, 11b8, mp4a.40.2, 48000, 7, 8",
    "0x40, f9464322000000, mp4a.40.42, 48000, 2, 2",
    "0x66, 0990, mp4a.66, 48000, 2, 2",
    "0x67, 1190, mp4a.67, 48000, 2, 2",
    "0x68, 1990, mp4a.68, 48000, 2, 2"
  })
  void read_aac_formatOfTheConfiguration(
      int objectType, String hex, String codecs, int rate, int configuration, int channels)
      throws Exception {
    AudioDescription description = description(objectType, hex);

    assertThat(codec.read(description))
        .usingRecursiveComparison()
        .isEqualTo(
            AudioFormat.builder(codecs, description.entry())
                .samplingRateHertz(rate)
                .channelConfiguration(configuration)
                .channelCount(channels)
                .build());
  }

  @Test
  void read_mpegAudio_isMp3WithoutConfiguration() throws Exception {
    AudioDescription description = description(0x6B, "");

    assertThat(codec.read(description))
        .usingRecursiveComparison()
        .isEqualTo(
            AudioFormat.builder("mp4a.6B", description.entry())
                .samplingRateHertz(44_100)
                .channelConfiguration(1)
                .channelCount(1)
                .build());
  }

  @ParameterizedTest
  @CsvSource({
    "0xA5, AC-3",
    "0xA6, Enhanced AC-3",
    "0xA9, DTS",
    "0xAD, Opus",
    "0xAE, AC-4",
    "0xDD, Vorbis",
    "0xE1, QCELP",
    "0x20, unknown"
  })
  void read_otherObjectType_unsupportedByName(int objectType, String name) {
    assertThatThrownBy(() -> codec.read(description(objectType, "1190")))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining(String.format("object type 0x%02x (", objectType))
        .hasMessageContaining(name);
  }

  @Test
  void read_noEsds_malformedWithItsPath() {
    assertThatThrownBy(() -> codec.read(description(Map.of())))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/mp4a/esds: missing");
  }

  @Test
  void read_noConfiguration_malformed() {
    assertThatThrownBy(() -> codec.read(description(0x40, "")))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("expected an AudioSpecificConfig, found none");
  }
}
