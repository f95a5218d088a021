package io.github.fragmill.core.internal.codec.aac;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;

/** Writes program config elements for tests. */
final class ProgramConfigBits {

  private ProgramConfigBits() {}

  /** Adds an element with everything optional in it: front pairs, back singles. */
  static void append(BitWriter out, int pairs, int singles, int lowFrequency) {
    out.bits(4, 0).bits(2, 1).bits(4, 3);
    out.bits(4, pairs).bits(4, 0).bits(4, singles).bits(2, lowFrequency).bits(3, 1).bits(4, 2);
    out.flag(true).bits(4, 15).flag(true).bits(4, 15).flag(true).bits(3, 7);
    for (int i = 0; i < pairs; i++) {
      out.flag(true).bits(4, i);
    }
    for (int i = 0; i < singles; i++) {
      out.flag(false).bits(4, i);
    }
    out.bits(4 * lowFrequency, 0); // low-frequency elements
    out.bits(4, 5); // associated data element
    out.bits(10, 0x3FF); // two coupling elements
    out.align().bits(8, 3).bits(24, 0x616263);
  }
}
