package io.github.fragmill.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More readers than memory for their segments: all of them are served, a range at a time. */
class SlowReadersTest {

  private static final int READERS = 100;
  private static final int KILOBITS_PER_SECOND = 100_000;

  @ParameterizedTest
  @CsvSource({"clear, 12", "cbcs, 12", "cenc, 12", "cbcs, 2"})
  void measure_manyReaders_allAreCompleteWithinTheBudget(String protection, int budgetMebibytes)
      throws Exception {
    long budgetBytes = (long) budgetMebibytes << 20;
    SlowReaders.Result result =
        SlowReaders.measure(
            new SlowReaders.Load(
                READERS, budgetBytes, protection, /* rangeBytes= */ 64 << 10, KILOBITS_PER_SECOND));

    assertThat(result.complete()).isEqualTo(READERS);
    assertThat(result.peakBufferBytes()).isPositive().isLessThanOrEqualTo(budgetBytes);
    assertThat(result.bufferBytesAtEnd()).isZero();
  }
}
