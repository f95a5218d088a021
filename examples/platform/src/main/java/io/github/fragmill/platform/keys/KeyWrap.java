package io.github.fragmill.platform.keys;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.Wrapper;
import org.bouncycastle.crypto.engines.AESWrapEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES key wrap, RFC 3394, with its default initial value. */
final class KeyWrap {

  private KeyWrap() {}

  /**
   * Wraps a key; it grows by 8 bytes.
   *
   * @param wrappingKey 16, 24 or 32 bytes
   * @param key a multiple of 8 bytes, 16 or more
   */
  static byte[] wrap(byte[] wrappingKey, byte[] key) {
    if (key.length < 16 || key.length % 8 != 0) {
      throw new IllegalArgumentException(
          "key: expected a multiple of 8 bytes, 16 or more, found " + key.length);
    }
    Wrapper wrapper = new AESWrapEngine();
    wrapper.init(/* forWrapping= */ true, new KeyParameter(wrappingKey));
    return wrapper.wrap(key, 0, key.length);
  }

  /**
   * Unwraps a key.
   *
   * @throws InvalidCipherTextException when it was wrapped with another key, or has changed
   */
  static byte[] unwrap(byte[] wrappingKey, byte[] wrapped) throws InvalidCipherTextException {
    if (wrapped.length < 24) {
      throw new InvalidCipherTextException("expected 24 bytes or more, found " + wrapped.length);
    }
    Wrapper wrapper = new AESWrapEngine();
    wrapper.init(/* forWrapping= */ false, new KeyParameter(wrappingKey));
    return wrapper.unwrap(wrapped, 0, wrapped.length);
  }
}
