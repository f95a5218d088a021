package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomAccessTest {

  @Test
  void isSync_types_whatIsRightFromThereOn() {
    assertThat(RandomAccess.NONE.isSync()).isFalse();
    assertThat(RandomAccess.SYNC.isSync()).isTrue();
    assertThat(RandomAccess.OPEN.isSync()).isTrue();
    assertThat(RandomAccess.gradual(1).isSync()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 32_768})
  void gradual_noRecoveryThatIsOne_isRefused(int samples) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomAccess.gradual(samples))
        .withMessage("recoverySamples: expected 1 to 32767 with GRADUAL, found " + samples);
  }

  @ParameterizedTest
  @CsvSource({"NONE", "SYNC", "OPEN"})
  void new_recoveryOfWhatHasNone_isRefused(RandomAccess.Type type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RandomAccess(type, 1))
        .withMessageContaining("expected 0 to 0");
  }
}
