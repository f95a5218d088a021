package io.github.fragmill.core.protect;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Reads keys and key ids from text, strictly, in the forms in which people and other systems write
 * them:
 *
 * <ul>
 *   <li>hexadecimal digits of either case, 32 for 16 bytes
 *   <li>a UUID, for 16 bytes only
 *   <li>base64url or base64 (RFC 4648), with all of its padding or none, 22 or 24 characters for 16
 *       bytes. The alphabets are not mixed, and the bits to spare in the last character are zero.
 * </ul>
 *
 * <p>Nothing stands around it, no space either. No message repeats any of the text, because it may
 * be a key.
 */
public final class KeyText {

  /** The length of a content key and of a key id. */
  private static final int LENGTH_BYTES = 16;

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]+");
  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final Pattern BASE64_URL = Pattern.compile("[A-Za-z0-9_-]+={0,2}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
  private static final Pattern MIXED_BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

  /** The characters of base64 by their values, but for the last two, in which alphabets differ. */
  private static final String VALUES =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private KeyText() {}

  /**
   * Reads 16 bytes.
   *
   * @param what the name of the value, for the message
   * @return a new array
   * @throws IllegalArgumentException when the text has none of the forms, or another length; the
   *     message does not hold it
   */
  public static byte[] parse(String what, String text) {
    return parse(what, text, LENGTH_BYTES);
  }

  /**
   * Reads a key of another length.
   *
   * @param what the name of the value, for the message
   * @param lengthBytes 1 or more
   * @return a new array
   * @throws IllegalArgumentException as in {@link #parse(String, String)}
   */
  public static byte[] parse(String what, String text, int lengthBytes) {
    if (lengthBytes == LENGTH_BYTES && UUID.matcher(text).matches()) {
      return HexFormat.of().parseHex(text.replace("-", ""));
    }
    if (text.length() == 2 * lengthBytes && HEX.matcher(text).matches()) {
      return HexFormat.of().parseHex(text);
    }
    Base64Form form = Base64Form.of(lengthBytes);
    if (form.hasLengthOf(text)) {
      boolean isUrl = BASE64_URL.matcher(text).matches();
      if ((isUrl || BASE64.matcher(text).matches()) && form.sparesNothing(text)) {
        return (isUrl ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
      }
    }
    throw new IllegalArgumentException(
        what
            + ": expected "
            + lengthBytes
            + " bytes as "
            + 2 * lengthBytes
            + " hexadecimal digits"
            + (lengthBytes == LENGTH_BYTES ? ", a UUID or base64url" : " or base64url")
            + ", found "
            + found(text, form));
  }

  private static String found(String text, Base64Form form) {
    int length = text.length();
    if (HEX.matcher(text).matches()) {
      return length + " hexadecimal digits";
    }
    if (BASE64_URL.matcher(text).matches() || BASE64.matcher(text).matches()) {
      return form.hasLengthOf(text)
          ? "base64 with bits to spare that are not zero"
          : length + " characters of base64";
    }
    return MIXED_BASE64.matcher(text).matches()
        ? length + " characters that mix base64 and base64url"
        : length + " characters of another form";
  }

  /** How long base64 of some bytes is, and which bits of its last character are none of them. */
  private record Base64Form(int characters, int paddings, int spareBits) {

    /** Three bytes are four characters; one is two and two paddings, two are three and one. */
    static Base64Form of(int lengthBytes) {
      int paddings = Math.floorMod(-lengthBytes, 3);
      return new Base64Form((lengthBytes + paddings) / 3 * 4 - paddings, paddings, 2 * paddings);
    }

    boolean hasLengthOf(String text) {
      int padding = text.indexOf('=');
      return padding < 0
          ? text.length() == characters
          : padding == characters && text.length() == characters + paddings;
    }

    /** The last two values, which {@code VALUES} lacks, have bits set in each place to spare. */
    boolean sparesNothing(String text) {
      int value = VALUES.indexOf(text.charAt(characters - 1));
      int mask = (1 << spareBits) - 1;
      return (value & mask) == 0;
    }
  }
}
