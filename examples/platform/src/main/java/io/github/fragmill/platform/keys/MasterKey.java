package io.github.fragmill.platform.keys;

import io.github.fragmill.core.protect.KeyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The key of an installation, 32 bytes, from which all others are derived. Without it the content
 * keys are lost. Thread-safe.
 */
public final class MasterKey implements AutoCloseable {

  private static final int BYTES = MasterKeyFile.KEY_BYTES;

  private final byte[] key;
  private boolean closed;

  private MasterKey(byte[] key) {
    this.key = key;
  }

  /**
   * Loads the key from the text, if there is one, else from the file. A missing file is created
   * with a random key that only its owner may read; an existing file is never changed.
   *
   * @param text 64 hexadecimal digits, base64 or base64url, as {@link KeyText} reads them
   * @param file the key in the same form
   * @throws IOException when the key is not valid, the file cannot be read or created, or others
   *     may read or change it
   */
  public static MasterKey load(Optional<String> text, Path file) throws IOException {
    if (text.isPresent()) {
      return new MasterKey(parse("the master key", text.orElseThrow()));
    }
    return new MasterKey(parse("the master key in " + file, MasterKeyFile.readOrCreate(file)));
  }

  private static byte[] parse(String what, String text) throws IOException {
    try {
      return KeyText.parse(what, text.strip(), BYTES);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Returns a key of 32 bytes for one purpose (HKDF with SHA-256, RFC 5869); the caller wipes it.
   *
   * @param label names the purpose
   */
  synchronized byte[] derive(String label) {
    if (closed) {
      throw new IllegalStateException("the master key was closed");
    }
    HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
    byte[] info = ("fragmill platform: " + label).getBytes(StandardCharsets.UTF_8);
    generator.init(new HKDFParameters(key, /* salt= */ null, info));
    byte[] derived = new byte[BYTES];
    generator.generateBytes(derived, 0, derived.length);
    return derived;
  }

  /** Returns 32 hexadecimal digits that identify this key without revealing it. */
  public String fingerprint() {
    byte[] derived = derive("fingerprint");
    return HexFormat.of().formatHex(derived, 0, derived.length / 2);
  }

  /** Wipes the key; no key can be derived any more. */
  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(key, (byte) 0);
  }
}
