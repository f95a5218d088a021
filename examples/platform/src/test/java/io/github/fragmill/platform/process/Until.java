package io.github.fragmill.platform.process;

import java.time.Duration;
import java.util.function.Predicate;

/** Waits for what comes to pass by itself. */
public final class Until {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long PAUSE_MILLISECONDS = 50;

  private Until() {}

  /** What is asked again and again. */
  @FunctionalInterface
  public interface Question<T> {
    T ask() throws Exception;
  }

  /**
   * Asks until the answer is right, and returns it.
   *
   * @param what waited for, as the message says when it never comes
   */
  public static <T> T right(String what, Question<T> question, Predicate<T> isRight)
      throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T answer = question.ask();
    while (!isRight.test(answer)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("never came: " + what + "; at last: " + answer);
      }
      Thread.sleep(PAUSE_MILLISECONDS);
      answer = question.ask();
    }
    return answer;
  }

  /** Waits until something is so. */
  public static void so(String what, Question<Boolean> question) throws Exception {
    right(what, question, Boolean::booleanValue);
  }
}
