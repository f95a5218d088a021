package io.github.fragmill.benchmarks.compare.tools;

import java.util.Locale;

/** What is done to the samples. */
public enum Encryption {
  /** Nothing. */
  CLEAR,
  /** AES-CBC over one block of ten, ISO/IEC 23001-7, 10.4. */
  CBCS,
  /** AES-CTR, ISO/IEC 23001-7, 10.1. */
  CENC;

  /** Returns the word as the field has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
