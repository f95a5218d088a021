package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.internal.aes.BouncyCastleAes;
import io.github.fragmill.crypto.internal.aes.JdkAes;
import java.util.stream.Stream;

/** All engines, for parameterized tests. */
final class Engines {

  private Engines() {}

  static Stream<AesCiphers> all() {
    return Stream.of(new BouncyCastleAes(), new JdkAes());
  }
}
