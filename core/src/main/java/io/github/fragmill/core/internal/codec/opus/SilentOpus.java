package io.github.fragmill.core.internal.codec.opus;

import io.github.fragmill.core.internal.codec.bitstream.FrameBits;
import io.github.fragmill.core.internal.codec.port.SilentFrame;

/**
 * Makes Opus packets of 20 ms of silence: one CELT frame for each stream, whose first symbol says
 * that it is silent (RFC 6716, 3.1 and 4.3; several streams in a packet: RFC 7845, 3, and RFC 6716,
 * appendix B).
 */
final class SilentOpus {

  private static final int FULL_BAND_CELT_OF_20_MS = 31;
  private static final int FRAME_SAMPLES = 960;
  private static final int SAMPLING_RATE_HERTZ = 48_000;

  /** What the range coder makes of the symbol "silence", with probability 1 in 32,768. */
  private static final int SILENCE = 0xFFFE;

  private static final int SILENCE_BYTES = 2;

  private SilentOpus() {}

  static SilentFrame of(OpusConfig config) {
    FrameBits packet = new FrameBits();
    for (int stream = 0; stream < config.streamCount(); stream++) {
      packet.bits(FULL_BAND_CELT_OF_20_MS, 5);
      packet.bits(stream < config.coupledCount() ? 1 : 0, 1);
      packet.bits(/* one frame= */ 0, 2);
      boolean isLast = stream == config.streamCount() - 1;
      if (!isLast) {
        packet.bits(SILENCE_BYTES, 8);
      }
      packet.bits(SILENCE, 16);
    }
    return new SilentFrame(packet.toBytes(), FRAME_SAMPLES, SAMPLING_RATE_HERTZ);
  }
}
