package io.github.fragmill.core.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionParametersTest {

  private static final KeyId KEY_ID = KeyId.of("00112233445566778899aabbccddeeff");
  private static final Optional<InitializationVector> IV =
      Optional.of(InitializationVector.of(new byte[16]));

  @Test
  void constructor_eachKindOfIv_isTaken() {
    assertThat(new EncryptionParameters("cenc", KEY_ID, 8, Optional.empty(), 0, 0).constantIv())
        .isEmpty();
    assertThat(new EncryptionParameters("cbcs", KEY_ID, 0, IV, 1, 9).constantIv()).isEqualTo(IV);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 7, 9, 15, 17})
  void constructor_otherIvSize_isRefused(int perSampleIvBytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EncryptionParameters("cenc", KEY_ID, perSampleIvBytes, Optional.empty(), 0, 0))
        .withMessageContaining("perSampleIvBytes")
        .withMessageContaining(Integer.toString(perSampleIvBytes));
  }

  @Test
  void constructor_bothOrNoIv_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncryptionParameters("cbcs", KEY_ID, 8, IV, 1, 9))
        .withMessageContaining("constantIv");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncryptionParameters("cbcs", KEY_ID, 0, Optional.empty(), 1, 9))
        .withMessageContaining("constantIv");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, cryptByteBlock",
    "16, 0, cryptByteBlock",
    "0, -1, skipByteBlock",
    "0, 16, skipByteBlock"
  })
  void constructor_patternAbove4Bits_isRefused(int crypt, int skip, String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncryptionParameters("cbcs", KEY_ID, 0, IV, crypt, skip))
        .withMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cenc", "cbc1"})
  void constructor_patternOfASchemeWithoutPatterns_isRefused(String scheme) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncryptionParameters(scheme, KEY_ID, 8, Optional.empty(), 1, 9))
        .withMessageContaining(scheme + " has no pattern, found 1:9");
  }
}
