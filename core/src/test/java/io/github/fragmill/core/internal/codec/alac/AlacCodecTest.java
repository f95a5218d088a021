package io.github.fragmill.core.internal.codec.alac;

import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.AudioDescriptions;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.media.AudioFormat;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlacCodecTest {

  private final AlacCodec codec = new AlacCodec();

  private AudioFormat read(byte[] content) throws FragmillException {
    return codec.read(AudioDescriptions.of("alac", "alac", content));
  }

  private static byte[] cookie(int boxVersion, int version, int channels, long hertz) {
    return concat(
        ints((long) boxVersion << 24),
        ints(4096),
        bytes(version, 16, 40, 10, 14, channels),
        shorts(255),
        ints(0, 0, hertz));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 48000, 1",
    "2, 44100, 2",
    "3, 96000, 3",
    "4, 192000, 4",
    "5, 48000, 5",
    "6, 48000, 6",
    "7, 48000, 11",
    "8, 48000, 7"
  })
  void read_cookie_trueRateAndLayout(int channels, int hertz, int configuration) throws Exception {
    AudioDescription description =
        AudioDescriptions.of("alac", "alac", cookie(0, 0, channels, hertz));

    assertThat(codec.read(description))
        .usingRecursiveComparison()
        .isEqualTo(
            AudioFormat.builder("alac", description.entry())
                .samplingRateHertz(hertz)
                .channelConfiguration(configuration)
                .channelCount(channels)
                .build());
  }

  @Test
  void read_channelLayoutAfterTheCookie_isSkipped() throws Exception {
    assertThat(read(concat(cookie(0, 0, 2, 48_000), zeros(24))).channelCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0, 1"})
  void read_otherVersion_unsupportedByName(int boxVersion, int version) {
    assertThatThrownBy(() -> read(cookie(boxVersion, version, 2, 48_000)))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("stsd/alac/alac: ALAC of version " + version + " is not packaged");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 255})
  void read_channelsOutOfRange_malformed(int channels) {
    assertThatThrownBy(() -> read(cookie(0, 0, channels, 48_000)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("numChannels: expected 1 to 8, found " + channels);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0x8000_0000L})
  void read_rateOutOfRange_malformed(long hertz) {
    assertThatThrownBy(() -> read(cookie(0, 0, 2, hertz)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("sampleRate: expected 1 to 2^31 - 1, found " + hertz);
  }

  @Test
  void read_truncated_malformed() {
    assertThatThrownBy(() -> read(Arrays.copyOf(cookie(0, 0, 2, 48_000), 27)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("expected at least 28 bytes, found 27");
  }

  @Test
  void read_noConfiguration_malformed() {
    assertThatThrownBy(() -> codec.read(AudioDescriptions.empty("alac")))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/alac/alac: missing");
  }
}
