package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.ImmersiveAudio.JointObjects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImmersiveAudioTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 12, 16})
  void constructor_complexityInRange_isKept(int index) {
    assertThat(new JointObjects(index).complexityIndex()).isEqualTo(index);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17, -1})
  void constructor_complexityOutOfRange_isRefused(int index) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JointObjects(index))
        .withMessage("complexityIndex: expected 1 to 16, found " + index);
  }
}
