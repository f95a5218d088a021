package io.github.fragmill.core.error;

/**
 * The rules of a protection do not fit the tracks of the presentation: a track would be published
 * clear although no rule leaves it clear, or a rule applies to no track. The message names the
 * track or the rule.
 */
public final class ProtectionMismatchException extends FragmillException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which track or rule it is, what there is, and what to do; holds no key
   */
  public ProtectionMismatchException(String message) {
    super(message);
  }
}
