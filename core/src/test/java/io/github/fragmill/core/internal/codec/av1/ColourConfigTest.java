package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.media.Colour;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourConfigTest {

  private static final String PQ = "1 00001001 00010000 00001001";
  private static final String SRGB = "1 00000001 00001101 00000000";

  /** Reads a configuration, and checks that it ends where the bits do. */
  private static ColourConfig read(int profile, String bits) throws Exception {
    byte[] bytes = FrameHeaderCase.bits(bits + "101101").align().bits(64, 0).toBytes();
    BitReader reader = BitReader.ofBytes("sample");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    ColourConfig config = ColourConfig.read(reader, profile);
    assertThat(reader.bits(6)).as("what follows").isEqualTo(0b101101);
    return config;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 0 0 0 00 0, true", // 8 bits 4:2:0
    "0, 1 0 0 0 10 1, true", // 10 bits 4:2:0, chroma with luma, separate
    "1, 0 0 0 1, false", // 8 bits 4:4:4, which has no mono_chrome
    "2, 0 0 0 0 0, false", // 8 bits 4:2:2
    "2, 1 0 0 0 0 1, false", // 10 bits 4:2:2
    "2, 1 1 0 0 0 0 0, false", // 12 bits 4:4:4
    "2, 1 1 0 0 0 1 0 1, false", // 12 bits 4:2:2
    "2, 1 1 0 0 0 1 1 01 0, true", // 12 bits 4:2:0
    "0, 0 1 0 0, true", // monochrome
    "2, 1 1 1 0 0, true" // monochrome of 12 bits
  })
  void read_everyFormat_subsampling(int profile, String bits, boolean subsampled) throws Exception {
    ColourConfig config = read(profile, bits);

    assertThat(config.isSubsampled()).isEqualTo(subsampled);
    assertThat(config.isDescribed()).isFalse();
    assertThat(config.said()).isEmpty();
  }

  @Test
  void read_described_codePoints() throws Exception {
    ColourConfig config = read(/* profile= */ 0, "1 0 " + PQ + "0 01 1");

    assertThat(config.said()).contains(new Colour(9, 16, 9, /* isFullRange= */ false));
    assertThat(config.isMonochrome()).isFalse();
    assertThat(config.hasSeparateDeltaQ()).isTrue();
  }

  @Test
  void read_sRgb_fullRangeWithoutSayingSo() throws Exception {
    ColourConfig config = read(/* profile= */ 1, "0 " + SRGB + "1");

    assertThat(config.said()).contains(new Colour(1, 13, 0, /* isFullRange= */ true));
    assertThat(config.isSubsampled()).isFalse();
    assertThat(config.hasSeparateDeltaQ()).isTrue();
  }

  @Test
  void read_monochromeWithTheColoursOfSrgb_rangeIsRead() throws Exception {
    ColourConfig config = read(/* profile= */ 0, "0 1 " + SRGB + "0");

    assertThat(config.said()).contains(new Colour(1, 13, 0, /* isFullRange= */ false));
    assertThat(config.isMonochrome()).isTrue();
    assertThat(config.hasSeparateDeltaQ()).isFalse();
  }

  @Test
  void read_fullRangeWithoutDescription_isSaid() throws Exception {
    assertThat(read(/* profile= */ 0, "0 0 0 1 00 0").said())
        .contains(new Colour(2, 2, 2, /* isFullRange= */ true));
  }
}
