package io.github.fragmill.core.internal.codec.mp3;

import io.github.fragmill.core.internal.codec.bitstream.FrameBits;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import java.util.Arrays;

/**
 * Makes frames of MP3 without a spectrum, at the lowest bit rate: a header, then nothing but zeros,
 * which say that no main data comes from frames before and that each granule has none (ISO/IEC
 * 11172-3, 2.4.1.3 and 2.4.1.7; ISO/IEC 13818-3, 2.4.1.7).
 */
final class SilentMp3 {

  private static final int LOWEST_FULL_RATE_HERTZ = 32_000;
  private static final int LOWEST_HALF_RATE_HERTZ = 16_000;

  private SilentMp3() {}

  /**
   * @param samplingRateHertz of MPEG-1, MPEG-2 or "MPEG-2.5"
   * @param channelCount 1 or 2
   */
  static SilentFrame of(int samplingRateHertz, int channelCount) {
    boolean mpeg1 = samplingRateHertz >= LOWEST_FULL_RATE_HERTZ;
    boolean mpeg2 = samplingRateHertz >= LOWEST_HALF_RATE_HERTZ;
    int fullRateHertz = samplingRateHertz << (mpeg1 ? 0 : mpeg2 ? 1 : 2);
    int lengthSamples = mpeg1 ? 1152 : 576;
    int bitsPerSecond = mpeg1 ? 32_000 : 8_000;
    byte[] header =
        new FrameBits()
            .bits(0x7FF, 11) // syncword
            .bits(mpeg1 ? 3 : mpeg2 ? 2 : 0, 2) // version
            .bits(/* Layer III= */ 1, 2)
            .bits(/* no CRC= */ 1, 1)
            .bits(/* lowest bit rate= */ 1, 4)
            .bits(fullRateHertz == 44_100 ? 0 : fullRateHertz == 48_000 ? 1 : 2, 2)
            .bits(0, 1 + 1) // padding_bit, private_bit
            .bits(channelCount == 1 ? 3 : 0, 2) // mode
            .bits(0, 2 + 1 + 1 + 2) // mode_extension, copyright, original, emphasis
            .toBytes();
    int sizeBytes = lengthSamples / Byte.SIZE * bitsPerSecond / samplingRateHertz;
    return new SilentFrame(Arrays.copyOf(header, sizeBytes), lengthSamples, samplingRateHertz);
  }
}
