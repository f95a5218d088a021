package io.github.fragmill.integration.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of many cases. Thread-safe. */
final class Summary {

  private static final int MAX_FAILURES = 50;

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private long cases;
  private long longestNanos;
  private String longest = "";
  private long peakHeapBytes;

  synchronized void add(String name, Outcome outcome, long nanos) {
    cases++;
    outcomes.merge(outcome.name(), 1, Integer::sum);
    if (nanos > longestNanos) {
      longestNanos = nanos;
      longest = name;
    }
  }

  synchronized void failed(String name, Throwable failure) {
    StringBuilder text = new StringBuilder(name + ": " + failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(cause == failure ? "" : "\n  caused by " + cause);
      StackTraceElement[] trace = cause.getStackTrace();
      for (int frame = 0; frame < trace.length; frame++) {
        boolean isOurs = trace[frame].getClassName().startsWith("io.github.fragmill");
        if (frame < 2 || (isOurs && frame < 14)) {
          text.append("\n    at ").append(trace[frame]);
        }
      }
    }
    failures.add(text.toString());
  }

  synchronized boolean isHopeless() {
    return failures.size() >= MAX_FAILURES;
  }

  synchronized void sampleHeap() {
    Runtime runtime = Runtime.getRuntime();
    peakHeapBytes = Math.max(peakHeapBytes, runtime.totalMemory() - runtime.freeMemory());
  }

  synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  synchronized int count(String outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  synchronized long cases() {
    return cases;
  }

  @Override
  public synchronized String toString() {
    return cases
        + " cases: "
        + outcomes
        + "; longest "
        + longestNanos / 1_000_000
        + " ms ("
        + longest
        + "); peak heap "
        + (peakHeapBytes >> 20)
        + " MiB";
  }
}
