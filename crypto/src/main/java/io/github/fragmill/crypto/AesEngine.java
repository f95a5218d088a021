package io.github.fragmill.crypto;

import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.internal.aes.BouncyCastleAes;
import io.github.fragmill.crypto.internal.aes.JdkAes;

/**
 * Which library computes AES. All engines give the same bytes; they differ in speed. Immutable and
 * thread-safe.
 */
public final class AesEngine {

  private static final AesEngine BOUNCY_CASTLE =
      new AesEngine("Bouncy Castle", new BouncyCastleAes());
  private static final AesEngine JDK = new AesEngine("JDK", new JdkAes());

  private final String name;
  private final AesCiphers ciphers;

  private AesEngine(String name, AesCiphers ciphers) {
    this.name = name;
    this.ciphers = ciphers;
  }

  /**
   * Bouncy Castle's lightweight ciphers, the default. {@code bcprov-jdk18on} computes in Java; an
   * application that has {@code bcprov-lts8on} in its place gets the processor's AES instructions
   * where that jar knows them.
   */
  public static AesEngine bouncyCastle() {
    return BOUNCY_CASTLE;
  }

  /**
   * The JVM's own ciphers ({@code javax.crypto}), from the provider that it prefers. The stock
   * provider uses the processor's AES instructions.
   */
  public static AesEngine jdk() {
    return JDK;
  }

  AesCiphers ciphers() {
    return ciphers;
  }

  @Override
  public String toString() {
    return name;
  }
}
