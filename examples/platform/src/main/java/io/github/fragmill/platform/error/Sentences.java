package io.github.fragmill.platform.error;

/** Messages for people. */
public final class Sentences {

  /** The size of the database column. */
  private static final int MAX_CHARACTERS = 1_000;

  private Sentences() {}

  /** Returns the message of a failure as one line that ends with a full stop. */
  public static String of(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      message = "It failed with " + failure.getClass().getSimpleName();
    }
    String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
    if (line.length() > MAX_CHARACTERS - 1) {
      line = line.substring(0, MAX_CHARACTERS - 4) + "...";
    }
    return line.endsWith(".") ? line : line + ".";
  }
}
