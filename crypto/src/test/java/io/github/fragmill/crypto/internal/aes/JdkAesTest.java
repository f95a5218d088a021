package io.github.fragmill.crypto.internal.aes;

final class JdkAesTest extends AesCiphersContract {

  @Override
  AesCiphers ciphers() {
    return new JdkAes();
  }
}
