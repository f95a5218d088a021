package io.github.fragmill.platform.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Tokens that let whoever has one do one thing until a time: when it ends, and an HMAC-SHA256 over
 * that and what it is for. Nothing is stored. Thread-safe.
 */
public final class SignedTokens {

  private static final String LABEL = "signed tokens";
  private static final int MAC_BYTES = 32;

  /** 8 bytes for the time and 32 for the MAC, as base64url. */
  private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{54}");

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
   * @param expires counts in whole seconds
   */
  public String issue(String purpose, Instant expires) {
    return token(purpose, expires.getEpochSecond());
  }

  /** Tells whether a token was issued here for this purpose, and has not expired. */
  public boolean isValid(String token, String purpose, Instant now) {
    if (!TOKEN.matcher(token).matches()) {
      return false;
    }
    long expiresSeconds = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token)).getLong();
    // The whole text is compared, so that there is one spelling only.
    byte[] expected = ascii(token(purpose, expiresSeconds));
    return MessageDigest.isEqual(expected, ascii(token)) && now.getEpochSecond() < expiresSeconds;
  }

  private String token(String purpose, long expiresSeconds) {
    ByteBuffer token = ByteBuffer.allocate(Long.BYTES + MAC_BYTES);
    token.putLong(expiresSeconds).put(mac(purpose, expiresSeconds));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  private byte[] mac(String purpose, long expiresSeconds) {
    byte[] key = masterKey.derive(LABEL);
    try {
      HMac hmac = new HMac(new SHA256Digest());
      hmac.init(new KeyParameter(key));
      byte[] text = purpose.getBytes(StandardCharsets.UTF_8);
      byte[] message =
          ByteBuffer.allocate(Long.BYTES + text.length).putLong(expiresSeconds).put(text).array();
      hmac.update(message, 0, message.length);
      byte[] mac = new byte[MAC_BYTES];
      hmac.doFinal(mac, 0);
      return mac;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
