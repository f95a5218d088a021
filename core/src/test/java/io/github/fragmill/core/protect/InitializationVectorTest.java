package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitializationVectorTest {

  @ParameterizedTest
  @ValueSource(strings = {"0011223344556677", "00112233445566778899aabbccddeeff"})
  void parse_eightOrSixteenBytes_isKept(String hex) {
    InitializationVector iv = InitializationVector.parse(hex);
    assertThat(iv.lengthBytes()).isEqualTo(hex.length() / 2);
    assertThat(iv).hasToString(hex).isEqualTo(new InitializationVector(iv.toBytes()));
    assertThat(iv).hasSameHashCodeAs(new InitializationVector(iv.toBytes()));
  }

  @Test
  void equals_other_isNotEqual() {
    assertThat(new InitializationVector(new byte[8]))
        .isNotEqualTo(new InitializationVector(new byte[16]))
        .isNotEqualTo(InitializationVector.parse("0000000000000001"));
  }

  @Test
  void toBytes_changed_doesNotChangeTheVector() {
    byte[] given = new byte[8];
    InitializationVector iv = new InitializationVector(given);
    given[0] = 1;
    iv.toBytes()[1] = 1;
    assertThat(iv.toBytes()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 9, 15, 17})
  void constructor_otherLength_isRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InitializationVector(new byte[length]))
        .withMessageContaining("8 or 16 bytes, found " + length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00112233445566", "001122334455667", "zz11223344556677"})
  void parse_otherText_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> InitializationVector.parse(text));
  }
}
