package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

  @ParameterizedTest
  @CsvSource({
    "maxBoxes, 0, 1, 1, 1, 1, 1",
    "maxDepth, 1, 0, 1, 1, 1, 1",
    "maxTracks, 1, 1, -1, 1, 1, 1",
    "maxSamples, 1, 1, 1, 0, 1, 1",
    "maxBoxBytes, 1, 1, 1, 1, -9, 1",
    "maxSegmentBytes, 1, 1, 1, 1, 1, 0"
  })
  void constructor_notPositive_isRefusedByName(
      String name, int boxes, int depth, int tracks, int samples, int boxBytes, int segmentBytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(boxes, depth, tracks, samples, boxBytes, segmentBytes))
        .withMessageContaining(name + ":");
  }

  @Test
  void constructor_smallestValues_areTaken() {
    assertThatCode(() -> new Limits(1, 1, 1, 1, 1, 1)).doesNotThrowAnyException();
  }
}
