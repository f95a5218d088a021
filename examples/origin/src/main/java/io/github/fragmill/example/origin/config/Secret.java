package io.github.fragmill.example.origin.config;

import io.github.fragmill.cli.option.PrivateFile;
import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.error.FragmillException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that nodes share. Its bytes are in no message. Immutable and thread-safe. */
public final class Secret {

  private static final String MAC = "HmacSHA256";
  private static final int MIN_BYTES = 16;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Makes a secret of a text.
   *
   * @param place where it was given, for messages
   * @throws UsageException when it is shorter than 16 bytes
   */
  public static Secret of(String place, String text) {
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    if (bytes.length < MIN_BYTES) {
      throw new UsageException(
          place + ": expected " + MIN_BYTES + " characters or more, found " + bytes.length);
    }
    return new Secret(bytes);
  }

  /**
   * Reads a secret.
   *
   * @param option the option that names a file
   * @param file what it names
   * @param environment has the secret itself, in a variable of the option's name
   * @param variable the name of that
   * @return empty when there is none
   * @throws UsageException when it is too short, or other users may read the file
   * @throws FragmillException when the file cannot be read
   */
  public static Optional<Secret> find(
      String option, Optional<Path> file, Map<String, String> environment, String variable)
      throws FragmillException {
    if (file.isPresent()) {
      return Optional.of(of(option, PrivateFile.readText(option, file.get())));
    }
    return Optional.ofNullable(environment.get(variable))
        .filter(it -> !it.isBlank())
        .map(it -> of(variable, it));
  }

  /** Returns a copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Returns a keyed hash of a text, HMAC-SHA-256 (RFC 2104): 32 bytes. */
  public byte[] sign(String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(bytes, MAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has " + MAC, e);
    }
  }

  /** Returns that it is a secret, and nothing of it. */
  @Override
  public String toString() {
    return "secret";
  }
}
