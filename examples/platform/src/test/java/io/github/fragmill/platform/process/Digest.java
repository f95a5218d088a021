package io.github.fragmill.platform.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Shows whether bytes are the same without keeping them. */
public final class Digest {

  private Digest() {}

  /** Returns the SHA-256 of a stream, in hexadecimal digits. */
  public static String of(InputStream stream) throws IOException {
    try (DigestInputStream digested = new DigestInputStream(stream, sha256())) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
