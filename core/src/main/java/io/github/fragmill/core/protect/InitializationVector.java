package io.github.fragmill.core.protect;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An initialization vector of 8 or 16 bytes. Not a secret: it is written to the file. Immutable.
 */
public final class InitializationVector {

  private final byte[] bytes;

  /**
   * @param bytes 8 or 16 bytes
   */
  public InitializationVector(byte[] bytes) {
    if (bytes.length != 8 && bytes.length != 16) {
      throw new IllegalArgumentException("IV: expected 8 or 16 bytes, found " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  /**
   * @param hex 16 or 32 hexadecimal digits
   * @throws IllegalArgumentException when the text is not that
   */
  public static InitializationVector parse(String hex) {
    return new InitializationVector(HexFormat.of().parseHex(hex));
  }

  /** Returns the length in bytes, 8 or 16. */
  public int lengthBytes() {
    return bytes.length;
  }

  /** Returns a copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InitializationVector iv && Arrays.equals(bytes, iv.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
