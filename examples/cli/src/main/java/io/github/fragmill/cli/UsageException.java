package io.github.fragmill.cli;

/** The options contradict each other or hold what no run can use. Ends with exit code 2. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence that names the option; holds no key
   */
  UsageException(String message) {
    super(message);
  }
}
