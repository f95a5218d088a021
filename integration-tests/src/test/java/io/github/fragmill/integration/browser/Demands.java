package io.github.fragmill.integration.browser;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** What is demanded of a playback. */
@FunctionalInterface
interface Demands {

  /** Returns the demands on what a playback came to, each as a test. */
  List<DynamicTest> on(PlaybackChecks checks);

  /** Returns whether a playback came to all that is demanded. */
  default boolean areMet(Facts facts) {
    return on(new PlaybackChecks(facts)).stream().allMatch(test -> isMet(test.getExecutable()));
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
