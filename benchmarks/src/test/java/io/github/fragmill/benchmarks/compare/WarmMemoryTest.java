package io.github.fragmill.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmMemoryTest {

  private static final long GB = 1_000_000_000;
  private static final long MEMORY_BYTES = 32 * GB;

  @Test
  void scratchBytes_clip_isTheLeast() {
    assertThat(WarmMemory.scratchBytes(2_000_000, MEMORY_BYTES)).isEqualTo(256_000_000);
  }

  @Test
  void scratchBytes_movie_isTwoAndAHalfTimesAsLarge() {
    assertThat(WarmMemory.scratchBytes(GB, MEMORY_BYTES)).isEqualTo(2_500_000_000L);
  }

  @Test
  void scratchBytes_longMovie_isLargerByWhatOthersTake() {
    assertThat(WarmMemory.scratchBytes(5 * GB, MEMORY_BYTES)).isEqualTo(6_500_000_000L);
  }

  @Test
  void scratchBytes_littleMemory_isHalfOfIt() {
    assertThat(WarmMemory.scratchBytes(GB, 4 * GB)).isEqualTo(2 * GB);
  }
}
