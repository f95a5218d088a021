package io.github.fragmill.core.internal.codec.captions;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;

/** Writes the messages and NAL units that carry captions, for tests. */
public final class CaptionSei {

  private CaptionSei() {}

  /** Returns a frame's line 21 data without text. */
  public static int[] padding() {
    return new int[] {0xFC, 0x80, 0x80, 0xFD, 0x80, 0x80};
  }

  /**
   * Returns a message of ITU-T T.35 from its country code on.
   *
   * @param constructs three bytes each
   */
  public static BitWriter message(int... constructs) {
    BitWriter out = new BitWriter().bits(8, 0xB5).bits(16, 0x31).bits(32, 0x47413934L).bits(8, 3);
    out.bits(8, 0x40 | constructs.length / 3).bits(8, 0xFF);
    for (int value : constructs) {
      out.bits(8, value);
    }
    return out.bits(8, 0xFF);
  }

  /**
   * Returns a NAL unit with a message of another kind and the captions.
   *
   * @param header the NAL unit's
   */
  public static byte[] nalUnit(int[] header, int... constructs) {
    BitWriter message = message(constructs);
    BitWriter out = new BitWriter().bits(8, 5).bits(8, 255).bits(8, 2);
    for (int i = 0; i < 257; i++) {
      out.bits(8, 0); // A start code's zeros, which are escaped.
    }
    out.bits(8, 4).bits(8, message.count() / Byte.SIZE).append(message);
    return out.flag(true).toNalUnit(header);
  }
}
