package io.github.fragmill.benchmarks.movie;

import java.io.ByteArrayOutputStream;

/** Writes the syntax elements of H.264 (ITU-T H.264, 7.2 and 9.1). Not thread-safe. */
final class BitWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int pending;
  private int pendingBits;

  /** Adds u(n): the lowest {@code size} bits of a value. */
  BitWriter bits(int size, int value) {
    for (int bit = size - 1; bit >= 0; bit--) {
      pending = pending << 1 | (value >> bit & 1);
      if (++pendingBits == Byte.SIZE) {
        bytes.write(pending);
        pending = 0;
        pendingBits = 0;
      }
    }
    return this;
  }

  /** Adds ue(v). */
  BitWriter ue(int value) {
    int size = Integer.SIZE - Integer.numberOfLeadingZeros(value + 1);
    return bits(size - 1, 0).bits(size, value + 1);
  }

  /** Adds se(v). */
  BitWriter se(int value) {
    return ue(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /**
   * Ends with a stop bit and returns a NAL unit: its header, then the bits with emulation
   * prevention bytes (7.3.1).
   */
  byte[] toNalUnit(int header) {
    bits(1, 1);
    bits((Byte.SIZE - pendingBits) % Byte.SIZE, 0);
    ByteArrayOutputStream nalUnit = new ByteArrayOutputStream();
    nalUnit.write(header);
    int zeros = 0;
    for (byte value : bytes.toByteArray()) {
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
