package io.github.fragmill.core.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void fraction_bytes_isTheirPart() {
    assertThat(new Progress(1, 10, 25, 100).fraction()).isEqualTo(0.25);
  }

  @Test
  void fraction_noBytesAtAll_isThePartOfTheSegments() {
    assertThat(new Progress(1, 4, 0, 0).fraction()).isEqualTo(0.25);
  }
}
