package io.github.fragmill.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server pays for each plan of two hours that it keeps. */
class CachedPlansTest {

  private static final int PLANS = 8;
  private static final long MAX_HEAP_BYTES_OF_EACH = 5_000_000;

  @ParameterizedTest
  @ValueSource(strings = {Protections.CLEAR, Protections.CBCS, Protections.CENC})
  void plan_kept_holdsTablesAndNoBuffers(String protection) throws Exception {
    CachedPlans.Footprint footprint = CachedPlans.measure(PLANS, protection);

    assertThat(footprint.directBytes()).isZero();
    assertThat(footprint.heapBytesOfEach()).isPositive().isLessThan(MAX_HEAP_BYTES_OF_EACH);
  }
}
