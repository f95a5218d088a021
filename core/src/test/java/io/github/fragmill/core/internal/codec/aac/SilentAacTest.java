package io.github.fragmill.core.internal.codec.aac;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.testing.TestBoxes;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilentAacTest {

  private static final TimeScale SECONDS_OF_48K = new TimeScale(48_000);

  private static Optional<SilentFrame> silence(String configurationHex) throws FragmillException {
    byte[] esds = TestBoxes.box("esds", EsdsBits.of(0x40, configurationHex));
    return Codecs.silence(
        AudioFormat.builder(
                "mp4a.40.2", new SampleEntry(TestBoxes.box("mp4a", TestBoxes.zeros(28), esds)))
            .samplingRateHertz(48_000)
            .channelConfiguration(2)
            .channelCount(2)
            .build());
  }

  /** An element has 29 bits, a pair 43; all but ids, tags and common_window are 0; 7 ends. */
  @ParameterizedTest
  @CsvSource({
    "1188, 00000007",
    "1190, 21000000001c",
    "1198, 000000010800000000e0",
    "11b0, 00000001080000000023000000000c000000e0"
  })
  void silence_channelConfiguration_hasItsElements(String configuration, String frame)
      throws Exception {
    SilentFrame silence = silence(configuration).orElseThrow();
    assertThat(HexFormat.of().formatHex(silence.toBytes())).isEqualTo(frame);
    assertThat(silence.ticks(1, SECONDS_OF_48K)).isEqualTo(1024);
  }

  /** 960 samples; SBR of 24 kHz declared before, and after; PS. */
  @ParameterizedTest
  @CsvSource({"1194, 960", "2b118800, 2048", "131056e598, 2048", "eb09880000, 2048"})
  void silence_otherFrames_lastAsLongAsTheirs(String configuration, long ticks) throws Exception {
    assertThat(silence(configuration).orElseThrow().ticks(1, SECONDS_OF_48K)).isEqualTo(ticks);
  }

  /** 24 kHz without a word on SBR; mono with SBR without a word on PS; SSR; USAC. */
  @ParameterizedTest
  @ValueSource(strings = {"1310", "130856e598", "1990", "f9464322000000"})
  void silence_configurationThatLeavesItOpen_none(String configuration) throws Exception {
    assertThat(silence(configuration)).isEmpty();
  }
}
