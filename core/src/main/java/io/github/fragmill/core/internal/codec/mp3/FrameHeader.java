package io.github.fragmill.core.internal.codec.mp3;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import java.nio.ByteBuffer;

/**
 * The first four bytes of a frame of MPEG audio (ISO/IEC 11172-3, 2.4.1.3; ISO/IEC 13818-3, 2.4.2.3
 * for half the rates, and a quarter of them as "MPEG-2.5").
 *
 * @param mpeg1 whether the rate is a full one
 * @param samplingRateHertz 8000 to 48000
 * @param channelCount 1 or 2
 */
record FrameHeader(boolean mpeg1, int samplingRateHertz, int channelCount) {

  static final int BYTES = 4;

  private static final int[] FULL_RATES_HERTZ = {44_100, 48_000, 32_000};
  private static final int MPEG_1 = 3;
  private static final int RESERVED_VERSION = 1;
  private static final int MPEG_2_5 = 0;
  private static final int LAYER_3 = 1;
  private static final int RESERVED_LAYER = 0;
  private static final int MONO = 3;

  /**
   * Reads a header.
   *
   * @param frame its bytes from the position on
   */
  static FrameHeader read(ByteBuffer frame, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    if (frame.remaining() < BYTES) {
      throw malformed(
          path, "expected a frame of MPEG audio, found " + frame.remaining() + " bytes");
    }
    int header = frame.getInt(frame.position());
    int version = header >> 19 & 3;
    int layer = header >> 17 & 3;
    int rateCode = header >> 10 & 3;
    boolean valid =
        header >>> 21 == 0x7FF
            && version != RESERVED_VERSION
            && layer != RESERVED_LAYER
            && rateCode < FULL_RATES_HERTZ.length;
    if (!valid) {
      throw malformed(
          path,
          String.format("expected a frame of MPEG audio, found one that begins 0x%08x", header));
    }
    if (layer != LAYER_3) {
      throw new UnsupportedMediaException(
          path + ": MPEG audio Layer " + (4 - layer) + " is not packaged; expected Layer 3 (MP3)");
    }
    int halvings = version == MPEG_1 ? 0 : version == MPEG_2_5 ? 2 : 1;
    return new FrameHeader(
        version == MPEG_1,
        FULL_RATES_HERTZ[rateCode] >> halvings,
        (header >> 6 & 3) == MONO ? 1 : 2);
  }

  private static MalformedMediaException malformed(String path, String reason) {
    return new MalformedMediaException(path, MalformedMediaException.NO_OFFSET, reason);
  }
}
