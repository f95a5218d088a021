package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CencRulesTest {

  private static final KeyId KEY_ID = KeyId.of("0123456789abcdef0123456789abcdef");

  @ParameterizedTest
  @CsvSource({
    "true, 0102030405060708, 8",
    "false, 0102030405060708, 8",
    "true, 01020304050607080102030405060708, 16",
    "false, 01020304050607080102030405060708, 16",
  })
  void parameters_anyTrack_ivPerSampleAndNoPattern(
      boolean hasSubsamples, String base, int ivBytes) {
    InitializationVector iv = InitializationVector.of(base);

    assertThat(new CencRules().parameters(KEY_ID, iv, hasSubsamples))
        .isEqualTo(new EncryptionParameters("cenc", KEY_ID, ivBytes, Optional.empty(), 0, 0));
  }

  @Test
  void takesIvOf_eitherLength_true() {
    assertThat(new CencRules().takesIvOf(8)).isTrue();
    assertThat(new CencRules().takesIvOf(16)).isTrue();
  }
}
