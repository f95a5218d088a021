package io.github.fragmill.cpix.internal.delivery;

import java.util.Arrays;
import java.util.Optional;

/** A value that is encrypted, as a document has it. Immutable. */
public final class EncryptedValue {

  private final String algorithm;
  private final byte[] cipherValue;
  private final Optional<byte[]> mac;

  /**
   * @param algorithm the name of the cipher
   * @param cipherValue with the IV in front, where the cipher has one; copied
   * @param mac what authenticates it, or empty; copied
   */
  public EncryptedValue(String algorithm, byte[] cipherValue, Optional<byte[]> mac) {
    this.algorithm = algorithm;
    this.cipherValue = cipherValue.clone();
    this.mac = mac.map(it -> Arrays.copyOf(it, it.length));
  }

  /** Returns the name of the cipher. */
  public String algorithm() {
    return algorithm;
  }

  /** Returns a copy of the encrypted bytes. */
  public byte[] cipherValue() {
    return cipherValue.clone();
  }

  /** Returns what authenticates it. */
  public Optional<byte[]> mac() {
    return mac.map(it -> Arrays.copyOf(it, it.length));
  }
}
