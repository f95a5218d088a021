package io.github.fragmill.benchmarks;

import io.github.fragmill.crypto.AesEngine;

/** From the words of JMH's parameters to engines. */
final class Engines {

  private Engines() {}

  static AesEngine parse(String name) {
    return switch (name) {
      case "bouncyCastle" -> AesEngine.bouncyCastle();
      case "jdk" -> AesEngine.jdk();
      default ->
          throw new IllegalArgumentException("engine: expected bouncyCastle or jdk, found " + name);
    };
  }
}
