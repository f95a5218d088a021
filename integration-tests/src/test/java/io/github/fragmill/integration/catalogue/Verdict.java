package io.github.fragmill.integration.catalogue;

/**
 * What one tool came to.
 *
 * @param mark after the tool's letter, or {@link #NO_MARK} instead of it
 * @param reason why not; empty when it could
 */
record Verdict(String mark, String reason) {

  static final String NO_MARK = "-";

  /** All of it. */
  static final Verdict YES = new Verdict("", "");

  /** All but the samples that the tool is known to decrypt otherwise. */
  static final Verdict ALMOST = new Verdict("*", "");

  static Verdict cannot(String reason) {
    return new Verdict(NO_MARK, reason);
  }

  /** Returns a letter with its mark, or the mark of those who cannot. */
  String with(String letter) {
    return mark.equals(NO_MARK) ? NO_MARK : letter + mark;
  }
}
