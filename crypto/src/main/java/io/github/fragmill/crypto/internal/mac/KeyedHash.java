package io.github.fragmill.crypto.internal.mac;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC-SHA-256 (RFC 2104) of several fields, one after the other. Not thread-safe. */
public final class KeyedHash {

  private final HMac mac = new HMac(new SHA256Digest());

  /**
   * @param secret the key of the hash
   */
  public KeyedHash(byte[] secret) {
    mac.init(new KeyParameter(secret));
  }

  /** Adds bytes as they are. */
  public void add(byte[] bytes, int length) {
    mac.update(bytes, 0, length);
  }

  /** Adds a number in 64 bits. */
  public void add(long number) {
    mac.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array(), 0, Long.BYTES);
  }

  /** Adds a text with its length before it, so that no two lists of texts are the same bytes. */
  public void add(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    add(bytes.length);
    add(bytes, bytes.length);
  }

  /** Returns the hash of all that was added, 32 bytes. */
  public byte[] toBytes() {
    byte[] hash = new byte[mac.getMacSize()];
    mac.doFinal(hash, 0);
    return hash;
  }
}
