package io.github.fragmill.core.internal.codec.bitstream;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;

/** Writes the bits that tests read. */
public final class BitWriter {

  private final BitSet bits = new BitSet();
  private int count;

  /** Adds the lowest {@code size} bits of a value. */
  public BitWriter bits(int size, long value) {
    for (int i = size - 1; i >= 0; i--) {
      bits.set(count++, (value >> i & 1) != 0);
    }
    return this;
  }

  /** Adds a bit. */
  public BitWriter flag(boolean value) {
    return bits(1, value ? 1 : 0);
  }

  /** Adds ue(v). */
  public BitWriter ue(long value) {
    int size = Long.SIZE - Long.numberOfLeadingZeros(value + 1);
    return bits(size - 1, 0).bits(size, value + 1);
  }

  /** Adds se(v). */
  public BitWriter se(long value) {
    return ue(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** Adds zero bits up to a whole byte. */
  public BitWriter align() {
    return bits((Byte.SIZE - count % Byte.SIZE) % Byte.SIZE, 0);
  }

  /** Adds all of another writer's bits. */
  public BitWriter append(BitWriter other) {
    for (int i = 0; i < other.count; i++) {
      flag(other.bits.get(i));
    }
    return this;
  }

  /** Returns the number of bits. */
  public int count() {
    return count;
  }

  /** Returns the bits, filled up with zeros to whole bytes. */
  public byte[] toBytes() {
    byte[] bytes = new byte[(count + Byte.SIZE - 1) / Byte.SIZE];
    for (int i = 0; i < count; i++) {
      if (bits.get(i)) {
        bytes[i / Byte.SIZE] |= (byte) (0x80 >> i % Byte.SIZE);
      }
    }
    return bytes;
  }

  /** Returns a NAL unit: its header, then the bits with emulation prevention bytes. */
  public byte[] toNalUnit(int... header) {
    ByteArrayOutputStream nalUnit = new ByteArrayOutputStream();
    for (int headerByte : header) {
      nalUnit.write(headerByte);
    }
    int zeros = 0;
    for (byte value : toBytes()) {
      if (zeros >= 2 && (value & 0xFF) <= 3) {
        nalUnit.write(3);
        zeros = 0;
      }
      nalUnit.write(value);
      zeros = value == 0 ? zeros + 1 : 0;
    }
    return nalUnit.toByteArray();
  }
}
