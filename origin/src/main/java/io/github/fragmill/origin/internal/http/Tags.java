package io.github.fragmill.origin.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Short names of content, for entity tags and paths. */
public final class Tags {

  private static final int TAG_BYTES = 16;

  private Tags() {}

  /**
   * Returns the name of the content that the parts decide: 22 characters of base64url, 128 bits of
   * a SHA-256.
   */
  public static String of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return tag(digest);
  }

  /** Returns the name of content. */
  public static String of(ByteBuffer content) {
    MessageDigest digest = sha256();
    digest.update(content.duplicate());
    return tag(digest);
  }

  private static String tag(MessageDigest digest) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(digest.digest(), TAG_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
