package io.github.fragmill.core.protect;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An initialization vector of 8 or 16 bytes. Not a secret: it is written to the file. Immutable.
 */
public final class InitializationVector {

  private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{16}){1,2}");

  private final byte[] bytes;

  private InitializationVector(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Makes an initialization vector.
   *
   * @param bytes 8 or 16 bytes; they are copied
   * @throws IllegalArgumentException when the length is another one
   */
  public static InitializationVector of(byte[] bytes) {
    if (bytes.length != 8 && bytes.length != 16) {
      throw new IllegalArgumentException("IV: expected 8 or 16 bytes, found " + bytes.length);
    }
    return new InitializationVector(bytes.clone());
  }

  /**
   * Reads an initialization vector.
   *
   * @param hex 16 or 32 hexadecimal digits of either case
   * @throws IllegalArgumentException when the text is anything else; the message does not hold it
   */
  public static InitializationVector of(String hex) {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "IV: expected 16 or 32 hexadecimal digits, found " + hex.length() + " characters");
    }
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
