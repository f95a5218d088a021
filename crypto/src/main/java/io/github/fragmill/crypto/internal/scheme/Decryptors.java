package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.port.SampleDecryptor;
import io.github.fragmill.crypto.internal.aes.AesCiphers;

/** Makes decryptors for what files announce of their encryption. */
public final class Decryptors {

  private Decryptors() {}

  /**
   * Returns a new decryptor.
   *
   * @param key 16 bytes, copied
   * @throws IllegalArgumentException when the scheme is none of Common Encryption
   */
  public static SampleDecryptor of(AesCiphers aes, byte[] key, EncryptionParameters parameters) {
    BlockPattern pattern =
        new BlockPattern(parameters.cryptByteBlock(), parameters.skipByteBlock());
    return switch (parameters.scheme()) {
      case "cenc" -> CounterDecryptor.cenc(new BlockCounter(aes.ctr(key)));
      case "cens" -> CounterDecryptor.cens(new BlockCounter(aes.ctr(key)), pattern);
      case "cbc1" ->
          new ChainDecryptor(aes.cbcDecipher(key), /* beginsWithEachPart= */ false, pattern);
      case "cbcs" ->
          new ChainDecryptor(aes.cbcDecipher(key), /* beginsWithEachPart= */ true, pattern);
      default ->
          throw new IllegalArgumentException(
              "scheme: expected cenc, cens, cbc1 or cbcs, found " + parameters.scheme());
    };
  }
}
