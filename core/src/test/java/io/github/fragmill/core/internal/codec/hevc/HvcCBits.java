package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;

/** Writes configuration records for tests. */
final class HvcCBits {

  private final BitWriter arrays = new BitWriter();
  private int count;

  int version = 1;
  int lengthSizeMinusOne = 3;

  /** general_progressive_source_flag first. */
  long constraints = 0xB000_0000_0000L;

  /** Adds an array of NAL units. */
  HvcCBits array(int nalUnitType, byte[]... nalUnits) {
    count++;
    arrays.flag(true).flag(false).bits(6, nalUnitType).bits(16, nalUnits.length);
    for (byte[] nalUnit : nalUnits) {
      arrays.bits(16, nalUnit.length);
      for (byte value : nalUnit) {
        arrays.bits(8, value);
      }
    }
    return this;
  }

  byte[] toBytes() {
    BitWriter out = new BitWriter().bits(8, version).bits(8, 0x02).bits(32, 0x2000_0000L);
    out.bits(48, constraints).bits(8, 120).bits(4, 15).bits(12, 0).bits(8, 0xFC);
    out.bits(8, 0xFD).bits(8, 0xFA).bits(8, 0xFA).bits(16, 0).bits(6, 0b001111);
    return out.bits(2, lengthSizeMinusOne).bits(8, count).append(arrays).toBytes();
  }
}
