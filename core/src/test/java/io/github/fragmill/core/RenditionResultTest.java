package io.github.fragmill.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenditionResultTest {

  private static RenditionResult result(Duration duration, long bytes) {
    return new RenditionResult(
        "audio",
        TestTracks.audioFormat(),
        Optional.empty(),
        duration,
        /* segments= */ 1,
        bytes,
        Optional.empty());
  }

  @Test
  void averageBitsPerSecond_duration_isBitsOverTime() {
    assertThat(result(Duration.ofMillis(2500), 1000).averageBitsPerSecond()).isEqualTo(3200);
  }

  @Test
  void averageBitsPerSecond_noDuration_isZero() {
    assertThat(result(Duration.ZERO, 1000).averageBitsPerSecond()).isZero();
  }
}
