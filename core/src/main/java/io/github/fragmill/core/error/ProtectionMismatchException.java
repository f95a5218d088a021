package io.github.fragmill.core.error;

/**
 * What a protection was told does not fit the tracks of the title: a track would be published clear
 * without anybody having said so, or a rule decides for no track. The message names the track or
 * the rule.
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
