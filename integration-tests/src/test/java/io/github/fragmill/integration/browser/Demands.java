package io.github.fragmill.integration.browser;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** What is demanded of a viewing. */
@FunctionalInterface
interface Demands {

  /** Returns the demands on what a viewing came to, each as a test. */
  List<DynamicTest> on(Judgement judgement);

  /** Tells whether a viewing came to all that is demanded. */
  default boolean areMet(Facts facts) {
    return on(new Judgement(facts)).stream().allMatch(test -> isMet(test.getExecutable()));
  }

  private static boolean isMet(Executable demand) {
    try {
      demand.execute();
      return true;
    } catch (AssertionError e) {
      return false;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
