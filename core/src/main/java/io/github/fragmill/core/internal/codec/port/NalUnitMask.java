package io.github.fragmill.core.internal.codec.port;

/**
 * Which NAL units are of a type, by the first byte of their header.
 *
 * @param mask the bits of the byte that state the type, 1 to 255
 * @param bits what these bits are, 0 to 255
 */
public record NalUnitMask(int mask, int bits) {

  private static final int MAX = 0xFF;

  public NalUnitMask {
    if (mask < 1 || mask > MAX || (bits & mask) != bits) {
      throw new IllegalArgumentException(
          "expected bits within a mask of 1 to 255, found " + bits + " and " + mask);
    }
  }

  /** Returns whether a NAL unit is of the type, from its first byte, 0 to 255. */
  public boolean matches(int headerByte) {
    return (headerByte & mask) == bits;
  }
}
