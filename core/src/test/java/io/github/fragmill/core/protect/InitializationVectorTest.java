package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitializationVectorTest {

  @ParameterizedTest
  @ValueSource(strings = {"0011223344556677", "00112233445566778899aabbccddeeff"})
  void of_eightOrSixteenBytes_isKept(String hex) {
    InitializationVector iv = InitializationVector.of(hex);
    assertThat(iv.lengthBytes()).isEqualTo(hex.length() / 2);
    assertThat(iv).hasToString(hex).isEqualTo(InitializationVector.of(iv.toBytes()));
    assertThat(iv).hasSameHashCodeAs(InitializationVector.of(iv.toBytes()));
  }

  @Test
  void equals_other_isNotEqual() {
    assertThat(InitializationVector.of(new byte[8]))
        .isNotEqualTo(InitializationVector.of(new byte[16]))
        .isNotEqualTo(InitializationVector.of("0000000000000001"));
  }

  @Test
  void toBytes_changed_doesNotChangeTheIv() {
    byte[] given = new byte[8];
    InitializationVector iv = InitializationVector.of(given);
    given[0] = 1;
    iv.toBytes()[1] = 1;
    assertThat(iv.toBytes()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 9, 15, 17})
  void of_otherLength_isRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InitializationVector.of(new byte[length]))
        .withMessageContaining("8 or 16 bytes, found " + length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00112233445566", "001122334455667", "zz11223344556677"})
  void of_otherText_isRefusedWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InitializationVector.of(text))
        .withMessage(
            "IV: expected 16 or 32 hexadecimal digits, found " + text.length() + " characters");
  }
}
