package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TrickPlayTest {

  @Test
  void constructor_noSetOrNoRate_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrickPlay(-1, 1))
        .withMessageContaining("found -1 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrickPlay(0, 0))
        .withMessageContaining("found 0 and 0");
  }
}
