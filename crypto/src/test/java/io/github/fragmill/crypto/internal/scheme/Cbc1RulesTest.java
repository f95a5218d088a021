package io.github.fragmill.crypto.internal.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Cbc1RulesTest {

  private static final KeyId KEY_ID = KeyId.of("0123456789abcdef0123456789abcdef");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void parameters_anyTrack_longIvPerSampleAndNoPattern(boolean hasSubsamples) {
    InitializationVector iv = InitializationVector.of("01020304050607080102030405060708");

    assertThat(new Cbc1Rules().parameters(KEY_ID, iv, hasSubsamples))
        .isEqualTo(new EncryptionParameters("cbc1", KEY_ID, 16, Optional.empty(), 0, 0));
  }

  @Test
  void alignment_always_wholeBlocks() {
    assertThat(new Cbc1Rules().alignment()).isEqualTo(AlignmentRule.WHOLE_BLOCKS);
  }

  @Test
  void takesIvOf_lengthOfABlock_only() {
    assertThat(new Cbc1Rules().takesIvOf(8)).isFalse();
    assertThat(new Cbc1Rules().takesIvOf(16)).isTrue();
    assertThat(new Cbc1Rules().defaultIvBytes()).isEqualTo(16);
  }
}
