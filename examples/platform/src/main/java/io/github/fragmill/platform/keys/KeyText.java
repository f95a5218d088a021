package io.github.fragmill.platform.keys;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Keys and key ids of 16 bytes, as people and other systems write them. */
public final class KeyText {

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{32}");
  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/]{22}(?:==)?");
  private static final Pattern BASE64_URL = Pattern.compile("[0-9A-Za-z_-]{22}(?:==)?");

  private KeyText() {}

  /**
   * Reads a key or key id: 32 hexadecimal digits, a UUID, base64 or base64url, both with padding or
   * without.
   *
   * @param what what it is, for the message
   * @throws KeyTextException when it is nothing of the kind; the message does not repeat it
   */
  public static byte[] parse(String what, String text) throws KeyTextException {
    if (HEX.matcher(text).matches()) {
      return HexFormat.of().parseHex(text);
    }
    if (UUID.matcher(text).matches()) {
      return HexFormat.of().parseHex(text.replace("-", ""));
    }
    boolean isBase64 = BASE64.matcher(text).matches() || BASE64_URL.matcher(text).matches();
    if (!isBase64) {
      throw refusal(what);
    }
    String plain = text.substring(0, 22).replace('+', '-').replace('/', '_');
    byte[] bytes = Base64.getUrlDecoder().decode(plain);
    // The last character has bits to spare, which nobody who wrote 16 bytes has set.
    if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(plain)) {
      throw refusal(what);
    }
    return bytes;
  }

  private static KeyTextException refusal(String what) {
    return new KeyTextException(
        what + ": expected 16 bytes as 32 hexadecimal digits, a UUID, base64 or base64url");
  }
}
