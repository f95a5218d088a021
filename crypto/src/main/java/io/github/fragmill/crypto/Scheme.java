package io.github.fragmill.crypto;

import io.github.fragmill.crypto.internal.scheme.CbcsRules;
import io.github.fragmill.crypto.internal.scheme.CencRules;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A protection scheme of Common Encryption (ISO/IEC 23001-7:2023, 10). */
public enum Scheme {
  /**
   * AES in counter mode, every sample with its own initialization vector (10.1). For players of old
   * that know nothing else.
   */
  CENC("cenc"),

  /**
   * AES in cipher block chaining mode with a constant initialization vector; of video, one block in
   * ten (10.4). What all current players have in common.
   */
  CBCS("cbcs");

  private final String fourCc;

  Scheme(String fourCc) {
    this.fourCc = fourCc;
  }

  /**
   * Reads a scheme's four-character code.
   *
   * @param fourCc for example {@code cbcs}
   * @throws IllegalArgumentException when the scheme is not known or not offered
   */
  public static Scheme parse(String fourCc) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.fourCc.equals(fourCc))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "scheme: expected one of " + codes() + ", found " + fourCc));
  }

  private static String codes() {
    return Arrays.stream(values()).map(Scheme::fourCc).collect(Collectors.joining(", "));
  }

  /** Returns the four-character code, as {@code schm} and the manifest write it. */
  public String fourCc() {
    return fourCc;
  }

  SchemeRules rules() {
    return switch (this) {
      case CENC -> new CencRules();
      case CBCS -> new CbcsRules();
    };
  }
}
