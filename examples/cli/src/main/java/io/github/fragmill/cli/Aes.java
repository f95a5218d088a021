package io.github.fragmill.cli;

import io.github.fragmill.crypto.AesEngine;
import java.util.Locale;

/** The words of {@code --aes}. */
enum Aes {
  BC,
  JDK;

  AesEngine engine() {
    return switch (this) {
      case BC -> AesEngine.bouncyCastle();
      case JDK -> AesEngine.jdk();
    };
  }

  /** Returns the word as the command line has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
