package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlockPatternTest {

  @Test
  void strideBytes_oneInTen_tenBlocks() {
    BlockPattern pattern = new BlockPattern(1, 9);

    assertThat(pattern.cryptBytes()).isEqualTo(16);
    assertThat(pattern.strideBytes()).isEqualTo(160);
    assertThat(pattern.isEveryBlock()).isFalse();
  }

  @Test
  void isEveryBlock_nothingSkipped_true() {
    assertThat(BlockPattern.NONE.isEveryBlock()).isTrue();
    assertThat(new BlockPattern(10, 0).isEveryBlock()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"-1, 9", "16, 0", "1, -1", "1, 16", "0, 9"})
  void construct_notAPattern_refused(int crypt, int skip) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BlockPattern(crypt, skip))
        .withMessageContaining("found " + crypt + ":" + skip);
  }
}
