package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemeTest {

  @ParameterizedTest
  @EnumSource
  void parse_itsOwnCode_theScheme(Scheme scheme) {
    assertThat(Scheme.parse(scheme.fourCc())).isEqualTo(scheme);
    assertThat(scheme.fourCc()).hasSize(4).isLowerCase();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CBCS", "cbc2", "piff", "cbcs "})
  void parse_anotherCode_refusedByName(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scheme.parse(code))
        .withMessage("scheme: expected one of cenc, cens, cbc1, cbcs, found " + code);
  }
}
