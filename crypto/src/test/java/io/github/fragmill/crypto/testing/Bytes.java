package io.github.fragmill.crypto.testing;

import java.util.HexFormat;
import java.util.Random;

/** Bytes for tests. */
public final class Bytes {

  private Bytes() {}

  /** Reads hexadecimal digits; blanks are passed over. */
  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** Returns bytes that are the same for the same seed. */
  public static byte[] random(int seed, int lengthBytes) {
    byte[] bytes = new byte[lengthBytes];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
