package io.github.fragmill.core.internal.codec.mp3;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.AudioDescriptions;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.media.AudioFormat;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp3CodecTest {

  private final Mp3Codec codec = new Mp3Codec();

  private static AudioDescription description(String type, String sampleHex) {
    return AudioDescriptions.of(
        type, /* channelCount= */ 2, 48_000, Map.of(), AudioDescriptions.sample(sampleHex));
  }

  @ParameterizedTest
  @CsvSource({
    "0x6B, fffb90c4, mp4a.6B, 44100, 1",
    "0x6B, fffb9444ffff, mp4a.6B, 48000, 2",
    "0x69, fff380c4, mp4a.69, 22050, 1"
  })
  void read_inMp4_whatTheFirstFrameSays(
      int objectType, String sampleHex, String codecs, int hertz, int channels) throws Exception {
    AudioDescription description = description("mp4a", sampleHex);

    assertThat(codec.read(description, objectType))
        .usingRecursiveComparison()
        .isEqualTo(
            AudioFormat.builder(codecs, description.entry())
                .samplingRateHertz(hertz)
                .channelConfiguration(channels)
                .channelCount(channels)
                .build());
  }

  @ParameterizedTest
  @CsvSource({"fffb90c4, mp4a.6B, 6b", "fff380c4, mp4a.69, 69", "ffe380c4, mp4a.69, 69"})
  void read_inQuickTime_becomesIso(String sampleHex, String codecs, String objectTypeHex)
      throws Exception {
    AudioFormat format = codec.read(description(".mp3", sampleHex));

    byte[] descriptors =
        HexFormat.of()
            .parseHex(
                "03150000" + "00" + "040d" + objectTypeHex + "15" + "00".repeat(11) + "060102");
    assertThat(format.codecs()).isEqualTo(codecs);
    assertThat(format.sampleEntry().toBytes())
        .isEqualTo(box("mp4a", concat(zeros(28), fullBox("esds", 0, 0, descriptors))));
  }

  @Test
  void read_firstSampleIsNoFrame_malformed() {
    assertThatThrownBy(() -> codec.read(description(".mp3", "00")))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageStartingWith("stsd/.mp3: first sample: expected a frame of MPEG audio");
  }

  @ParameterizedTest
  @CsvSource({"0x69, true", "0x6B, true", "0x6A, false", "0x40, false", "0x67, false"})
  void isMpegAudio_objectType_twoOfThem(int objectType, boolean expected) {
    assertThat(Mp3Codec.isMpegAudio(objectType)).isEqualTo(expected);
  }
}
