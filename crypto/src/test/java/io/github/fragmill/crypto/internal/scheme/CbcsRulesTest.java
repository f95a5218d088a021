package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CbcsRulesTest {

  private static final KeyId KEY_ID = KeyId.of("0123456789abcdef0123456789abcdef");

  @ParameterizedTest
  @ValueSource(strings = {"0102030405060708", "01020304050607080102030405060708"})
  void parameters_subsampled_constantIvAndOneInTen(String base) {
    InitializationVector iv = InitializationVector.of(base);

    assertThat(rules().parameters(KEY_ID, iv, /* hasSubsamples= */ true))
        .isEqualTo(new EncryptionParameters("cbcs", KEY_ID, 0, Optional.of(iv), 1, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0102030405060708", "01020304050607080102030405060708"})
  void parameters_whole_constantIvAndNoPattern(String base) {
    InitializationVector iv = InitializationVector.of(base);

    assertThat(rules().parameters(KEY_ID, iv, /* hasSubsamples= */ false))
        .isEqualTo(new EncryptionParameters("cbcs", KEY_ID, 0, Optional.of(iv), 0, 0));
  }

  @Test
  void parameters_otherPattern_announced() {
    InitializationVector iv = InitializationVector.of("0102030405060708");
    SchemeRules rules = new CbcsRules(new BlockPattern(5, 5));

    assertThat(rules.parameters(KEY_ID, iv, /* hasSubsamples= */ true).cryptByteBlock())
        .isEqualTo(5);
    assertThat(rules.parameters(KEY_ID, iv, /* hasSubsamples= */ true).skipByteBlock())
        .isEqualTo(5);
    assertThat(rules.parameters(KEY_ID, iv, /* hasSubsamples= */ false).skipByteBlock()).isZero();
  }

  @Test
  void takesIvOf_eitherLength_true() {
    assertThat(rules().takesIvOf(8)).isTrue();
    assertThat(rules().takesIvOf(16)).isTrue();
  }

  private static SchemeRules rules() {
    return new CbcsRules(BlockPattern.ONE_IN_TEN);
  }
}
