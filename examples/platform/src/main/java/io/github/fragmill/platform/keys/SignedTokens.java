package io.github.fragmill.platform.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens that let their holder do one thing until a time: the time in seconds since 1970, and an
 * HMAC-SHA256 of it and of what the token is for. Nothing is stored. Thread-safe.
 */
public final class SignedTokens {

  private static final String LABEL = "signed tokens";

  private static final Pattern TOKEN = Pattern.compile("([0-9]{1,12})-[0-9a-f]{64}");

  private final MasterKey masterKey;

  /**
   * @param masterKey must stay open
   */
  public SignedTokens(MasterKey masterKey) {
    this.masterKey = masterKey;
  }

  /**
   * Returns a token, which has only characters that need no escape in a URL.
   *
   * @param purpose what it is for
   * @param expires counts in whole seconds; after 1970
   */
  public String issue(String purpose, Instant expires) {
    return token(purpose, expires.getEpochSecond());
  }

  /** Returns whether a token was issued here for this purpose, and has not expired. */
  public boolean isValid(String token, String purpose, Instant now) {
    Matcher matcher = TOKEN.matcher(token);
    if (!matcher.matches()) {
      return false;
    }
    long expiresSeconds = Long.parseLong(matcher.group(1));
    // The whole text is compared, so that there is one spelling only.
    return MessageDigest.isEqual(bytes(token(purpose, expiresSeconds)), bytes(token))
        && now.getEpochSecond() < expiresSeconds;
  }

  private String token(String purpose, long expiresSeconds) {
    byte[] key = masterKey.derive(LABEL);
    try {
      return expiresSeconds + "-" + HmacSha256.hex(key, bytes(expiresSeconds + " " + purpose));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
