package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CensRulesTest {

  private static final KeyId KEY_ID = KeyId.of("0123456789abcdef0123456789abcdef");

  @ParameterizedTest
  @CsvSource({
    "true, 0102030405060708, 8, 2, 3",
    "false, 0102030405060708, 8, 0, 0",
    "true, 01020304050607080102030405060708, 16, 2, 3",
    "false, 01020304050607080102030405060708, 16, 0, 0",
  })
  void parameters_anyTrack_ivPerSampleAndPatternOfSubsamples(
      boolean hasSubsamples, String base, int ivBytes, int crypt, int skip) {
    InitializationVector iv = InitializationVector.of(base);

    assertThat(new CensRules(new BlockPattern(2, 3)).parameters(KEY_ID, iv, hasSubsamples))
        .isEqualTo(
            new EncryptionParameters("cens", KEY_ID, ivBytes, Optional.empty(), crypt, skip));
  }

  @Test
  void alignment_always_wholeBlocks() {
    assertThat(new CensRules(BlockPattern.ONE_IN_TEN).alignment())
        .isEqualTo(AlignmentRule.WHOLE_BLOCKS);
  }

  @Test
  void takesIvOf_eitherLength_true() {
    assertThat(new CensRules(BlockPattern.ONE_IN_TEN).takesIvOf(8)).isTrue();
    assertThat(new CensRules(BlockPattern.ONE_IN_TEN).takesIvOf(16)).isTrue();
  }
}
