package io.github.fragmill.cli.option;

/** The options contradict each other or have a value that no run can use. Exit code 2. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one sentence that names the option; holds no key
   */
  public UsageException(String message) {
    super(message);
  }

  /** Refuses an option's value; the value must not be a key. */
  public static UsageException expected(String option, String expected, String found) {
    return new UsageException(option + ": expected " + expected + ", found " + found);
  }
}
