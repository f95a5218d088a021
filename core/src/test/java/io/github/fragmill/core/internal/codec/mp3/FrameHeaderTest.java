package io.github.fragmill.core.internal.codec.mp3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameHeaderTest {

  private static FrameHeader read(String hex) throws FragmillException {
    return FrameHeader.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), "mp4a: first sample");
  }

  @ParameterizedTest
  @CsvSource({
    "fffb9000, true, 44100, 2",
    "fffa9440, true, 48000, 2",
    "fffb98c0, true, 32000, 1",
    "fffb9080, true, 44100, 2",
    "fff380c4, false, 22050, 1",
    "fff38400, false, 24000, 2",
    "fff388c0, false, 16000, 1",
    "ffe380c0, false, 11025, 1",
    "ffe38400, false, 12000, 2",
    "ffe38800, false, 8000, 2"
  })
  void read_layer3_versionRateAndChannels(String hex, boolean mpeg1, int hertz, int channels)
      throws Exception {
    assertThat(read(hex)).isEqualTo(new FrameHeader(mpeg1, hertz, channels));
  }

  @ParameterizedTest
  @CsvSource({"fffd9000, 2", "ffff9000, 1"})
  void read_otherLayer_unsupportedByName(String hex, int layer) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessage(
            "mp4a: first sample: MPEG audio Layer "
                + layer
                + " is not packaged; expected Layer 3 (MP3)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000", "ffdb9000", "ffeb9000", "fff99000", "fffb9c00", "49443303"})
  void read_noFrame_malformed(String hex) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("expected a frame of MPEG audio, found one that begins 0x" + hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fffb90"})
  void read_truncated_malformed(String hex) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("found " + hex.length() / 2 + " bytes");
  }
}
