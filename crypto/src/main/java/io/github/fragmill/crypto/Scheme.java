package io.github.fragmill.crypto;

import io.github.fragmill.crypto.internal.scheme.BlockPattern;
import io.github.fragmill.crypto.internal.scheme.Cbc1Rules;
import io.github.fragmill.crypto.internal.scheme.CbcsRules;
import io.github.fragmill.crypto.internal.scheme.CencRules;
import io.github.fragmill.crypto.internal.scheme.CensRules;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A protection scheme of Common Encryption (ISO/IEC 23001-7:2023, 10). */
public enum Scheme {
  /**
   * AES in counter mode, every sample with its own initialization vector (10.1). For old players
   * that know nothing else.
   */
  CENC("cenc"),

  /**
   * AES in counter mode, every sample with its own initialization vector; of video, one block in
   * ten unless said otherwise (10.3). Few players know it.
   */
  CENS("cens"),

  /**
   * AES in cipher block chaining mode, every sample with its own initialization vector (10.2). Few
   * players know it.
   */
  CBC1("cbc1"),

  /**
   * AES in cipher block chaining mode with a constant initialization vector; of video, one block in
   * ten unless said otherwise (10.4). What all current players have in common.
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
   * @throws IllegalArgumentException when there is no such scheme
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

  /** Returns whether the scheme can leave blocks of subsamples clear. */
  boolean hasPattern() {
    return switch (this) {
      case CENC, CBC1 -> false;
      case CENS, CBCS -> true;
    };
  }

  /**
   * Returns what the scheme prescribes.
   *
   * @param pattern of subsamples; without meaning where there is none
   */
  SchemeRules rules(BlockPattern pattern) {
    return switch (this) {
      case CENC -> new CencRules();
      case CENS -> new CensRules(pattern);
      case CBC1 -> new Cbc1Rules();
      case CBCS -> new CbcsRules(pattern);
    };
  }
}
