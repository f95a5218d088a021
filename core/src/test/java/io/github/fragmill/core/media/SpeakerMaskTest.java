package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.SpeakerMask.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerMaskTest {

  @ParameterizedTest
  @CsvSource({
    "ENHANCED_AC3, 0xF801, F801",
    "ENHANCED_AC3, 1, 0001",
    "AC4, 0xC7, 0000C7",
    "AC4, 0x800000, 800000"
  })
  void toHex_mask_allDigitsInUpperCase(Vocabulary vocabulary, int bits, String hex) {
    assertThat(new SpeakerMask(vocabulary, bits).toHex()).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "ENHANCED_AC3, 0",
    "ENHANCED_AC3, 0x10000",
    "ENHANCED_AC3, -1",
    "AC4, 0",
    "AC4, 0x1000000"
  })
  void constructor_bitsOutOfRange_areRefused(Vocabulary vocabulary, int bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpeakerMask(vocabulary, bits))
        .withMessageContaining("bits: expected 1 to 2^");
  }
}
