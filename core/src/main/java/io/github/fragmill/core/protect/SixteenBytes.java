package io.github.fragmill.core.protect;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Reads the three ways in which people write 16 bytes: hexadecimal, UUID, base64url. No message
 * repeats the text, because it may be a key.
 */
public final class SixteenBytes {

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{32}");
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{22}(==)?");

  private SixteenBytes() {}

  /**
   * @param what the name of the value, for the message
   * @param text 32 hexadecimal digits, a UUID, or base64url or base64 with or without padding
   * @return 16 new bytes
   * @throws IllegalArgumentException when the text is none of these; the message does not hold it
   */
  public static byte[] parse(String what, String text) {
    if (HEX.matcher(text).matches()) {
      return HexFormat.of().parseHex(text);
    }
    if (UUID.matcher(text).matches()) {
      return HexFormat.of().parseHex(text.replace("-", ""));
    }
    if (BASE64.matcher(text).matches()) {
      return Base64.getUrlDecoder()
          .decode(text.substring(0, 22).replace('+', '-').replace('/', '_'));
    }
    throw new IllegalArgumentException(
        what
            + ": expected 16 bytes as 32 hexadecimal digits, a UUID or base64url, found "
            + text.length()
            + " characters of another form");
  }
}
