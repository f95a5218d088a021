package io.github.fragmill.integration.tools;

/**
 * A key that is no secret.
 *
 * @param keyIdHex 32 hexadecimal digits
 * @param keyHex 32 hexadecimal digits
 * @param ivHex 16 or 32 hexadecimal digits
 */
public record TestKey(String keyIdHex, String keyHex, String ivHex) {

  private static final String KEY_ID = "000102030405060708090a0b0c0d0e0f";
  private static final String KEY = "101112131415161718191a1b1c1d1e1f";

  /** With an IV of 16 bytes. */
  public static final TestKey WITH_LONG_IV =
      new TestKey(KEY_ID, KEY, "202122232425262728292a2b2c2d2e2f");

  /** With an IV of 8 bytes. */
  public static final TestKey WITH_SHORT_IV = new TestKey(KEY_ID, KEY, "2021222324252627");
}
