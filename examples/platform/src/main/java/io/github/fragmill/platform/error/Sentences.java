package io.github.fragmill.platform.error;

/** Messages for people. */
public final class Sentences {

  /** What fits the column. */
  private static final int MOST_CHARACTERS = 1_000;

  private Sentences() {}

  /** Returns what a failure says, as one line that begins with a capital and ends with a stop. */
  public static String of(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      message = "It failed with " + failure.getClass().getSimpleName();
    }
    String line = message.replaceAll("\\p{Cntrl}+", " ").strip();
    if (line.length() > MOST_CHARACTERS - 1) {
      line = line.substring(0, MOST_CHARACTERS - 4) + "...";
    }
    return line.endsWith(".") ? line : line + ".";
  }
}
