package io.github.fragmill.core.source.ranged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RangedReadingTest {

  private static final RangedReading STANDARD = RangedReading.standard();

  @Test
  void with_goodValues_changesOne() {
    assertThat(STANDARD.withMaxRetries(0)).isEqualTo(new RangedReading(0, 1 << 20, 4));
    assertThat(STANDARD.withMaxAheadBytes(1 << 21)).isEqualTo(new RangedReading(4, 1 << 21, 4));
    assertThat(STANDARD.withMaxParallel(1)).isEqualTo(new RangedReading(4, 1 << 20, 1));
  }

  @Test
  void with_badValues_isRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.withMaxRetries(-1))
        .withMessage("maxRetries: expected 0 or more, found -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.withMaxAheadBytes(1000))
        .withMessage("maxAheadBytes: expected 131072 or more, found 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> STANDARD.withMaxParallel(0))
        .withMessage("maxParallel: expected 1 or more, found 0");
  }
}
