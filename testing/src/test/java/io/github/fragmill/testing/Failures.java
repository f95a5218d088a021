package io.github.fragmill.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What a contract says of an implementation that breaks it. */
final class Failures {

  private Failures() {}

  /** Runs a test class and returns the names of its methods that failed. */
  static Set<String> failuresOf(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(Failures::method)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String method(Event failure) {
    return failure
        .getTestDescriptor()
        .getSource()
        .map(source -> ((MethodSource) source).getMethodName())
        .orElseThrow();
  }
}
