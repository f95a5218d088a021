package io.github.fragmill.platform.catalog;

import io.github.fragmill.core.protect.KeyId;
import java.util.HexFormat;

/**
 * A content key as it is stored: encrypted with the master key.
 *
 * @param keyId names the key
 * @param wrapped the result of AES key wrap, hexadecimal
 */
public record WrappedKey(KeyId keyId, String wrapped) {

  /** Makes it of the bytes that AES key wrap gives. */
  public static WrappedKey of(KeyId keyId, byte[] wrapped) {
    return new WrappedKey(keyId, HexFormat.of().formatHex(wrapped));
  }

  /** Returns the bytes that AES key wrap gave. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(wrapped);
  }

  @Override
  public String toString() {
    return "WrappedKey[" + keyId + "]";
  }
}
