package io.github.fragmill.core.internal.codec.bitstream;

import java.io.ByteArrayOutputStream;

/** Writes the bits of a frame, most significant first. Single-use, not thread-safe. */
public final class FrameBits {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int current;
  private int currentBits;

  /**
   * Writes the lowest bits of a value.
   *
   * @param count 0 to 32
   */
  public FrameBits bits(long value, int count) {
    for (int bit = count - 1; bit >= 0; bit--) {
      current = current << 1 | (int) (value >>> bit & 1);
      if (++currentBits == Byte.SIZE) {
        bytes.write(current);
        current = 0;
        currentBits = 0;
      }
    }
    return this;
  }

  /** Writes zeros up to the next byte. */
  public FrameBits align() {
    return bits(0, (Byte.SIZE - currentBits) % Byte.SIZE);
  }

  /** Returns the whole bytes that were written. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
