package io.github.fragmill.integration.fuzz;

import io.github.fragmill.core.error.FragmillException;

/**
 * How a case ended.
 *
 * @param packaged whether a presentation came out
 * @param name {@code packaged}, or the type of the refusal
 * @param reason the message of the refusal, or empty
 */
record Outcome(boolean packaged, String name, String reason) {

  static final Outcome PACKAGED = new Outcome(/* packaged= */ true, "packaged", "");

  /** Refused, as everything bad has to be: by type, and with words. */
  static Outcome refused(FragmillException refusal) {
    String message = String.valueOf(refusal.getMessage());
    if (message.isBlank() || message.equals("null")) {
      throw new AssertionError("refused without a word", refusal);
    }
    if (message.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new AssertionError("refused with control characters", refusal);
    }
    return new Outcome(/* packaged= */ false, refusal.getClass().getSimpleName(), message);
  }
}
