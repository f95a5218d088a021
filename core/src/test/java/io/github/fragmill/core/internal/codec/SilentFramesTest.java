package io.github.fragmill.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.testing.TestBoxes;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Silence of codecs whose frames can be read by eye; that decoders output none is tested elsewhere.
 */
class SilentFramesTest {

  private static Optional<SilentFrame> silence(
      String entry, String box, String contentHex, int hertz, int channels)
      throws FragmillException {
    byte[] content = TestBoxes.box(box, HexFormat.of().parseHex(contentHex));
    return Codecs.silence(
        AudioFormat.builder(
                entry, new SampleEntry(TestBoxes.box(entry, TestBoxes.zeros(28), content)))
            .samplingRateHertz(hertz)
            .channelConfiguration(channels)
            .channelCount(channels)
            .build());
  }

  private static String hex(SilentFrame frame) {
    return HexFormat.of().formatHex(frame.toBytes());
  }

  /** Each stream is a table of contents, but for the last one its length, and the symbol. */
  @ParameterizedTest
  @CsvSource({
    "0001013800005dc0000000, f8fffe",
    "0002013800005dc0000000, fcfffe",
    "0003013800005dc00000010201000201, fc02fffef8fffe"
  })
  void silence_opus_aSilentFrameForEachStream(String configuration, String packet)
      throws Exception {
    SilentFrame silence = silence("Opus", "dOps", configuration, 48_000, 2).orElseThrow();
    assertThat(hex(silence)).isEqualTo(packet);
    assertThat(silence.ticks(50, new TimeScale(48_000))).isEqualTo(48_000);
  }

  @Test
  void silence_flac_aConstantSubframeForEachChannel() throws Exception {
    String streamInfo = "10001000000000000000" + "0bb802f000000000" + "0".repeat(32);
    SilentFrame silence =
        silence("fLaC", "dfLa", "00000000" + "80000022" + streamInfo, 48_000, 2).orElseThrow();
    assertThat(hex(silence)).startsWith("fff87010000fff").hasSize(2 * (8 + 2 * 3 + 2));
    assertThat(silence.ticks(1, new TimeScale(48_000))).isEqualTo(4096);
  }

  @Test
  void silence_flacWithoutBlockSize_none() throws Exception {
    String streamInfo = "00000000000000000000" + "0bb802f000000000" + "0".repeat(32);
    assertThat(silence("fLaC", "dfLa", "00000000" + "80000022" + streamInfo, 48_000, 2)).isEmpty();
  }

  /** Headers of 32 kbit/s and of 8 kbit/s. */
  @ParameterizedTest
  @CsvSource({
    "48000, 2, fffb1400, 96, 1152",
    "44100, 1, fffb10c0, 104, 1152",
    "22050, 2, fff31000, 26, 576",
    "8000, 1, ffe318c0, 72, 576"
  })
  void silence_mp3_aHeaderAndZeros(
      int hertz, int channels, String header, int sizeBytes, long samples) throws Exception {
    String esds = "00000000" + "0312000000" + "040d6b15" + "00".repeat(11);
    SilentFrame silence = silence("mp4a", "esds", esds, hertz, channels).orElseThrow();
    assertThat(hex(silence)).isEqualTo(header + "00".repeat(sizeBytes - 4));
    assertThat(silence.ticks(1, new TimeScale(hertz))).isEqualTo(samples);
  }

  @Test
  void silence_ac3_none() throws Exception {
    assertThat(silence("ac-3", "dac3", "101940", 48_000, 2)).isEmpty();
  }
}
