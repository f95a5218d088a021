package io.github.fragmill.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

/** The heap that the build gives these tests. */
final class SmallHeap {

  private static final long MAX_BYTES = 64L << 20;

  private SmallHeap() {}

  /** Fails where the heap is larger, because a test of memory would then prove nothing. */
  static void require() {
    assertThat(Runtime.getRuntime().maxMemory())
        .as("the heap's limit: run these tests with -Xmx64m, as the build does")
        .isLessThanOrEqualTo(MAX_BYTES);
  }
}
