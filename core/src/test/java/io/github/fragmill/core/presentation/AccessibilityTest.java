package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AccessibilityTest {

  @Test
  void parse_words_areTheConstants() {
    assertThat(Accessibility.parse("visually-impaired")).isEqualTo(Accessibility.VISUALLY_IMPAIRED);
    assertThat(Accessibility.parse("hard-of-hearing")).isEqualTo(Accessibility.HARD_OF_HEARING);
    assertThat(Accessibility.parse("sign-language")).isEqualTo(Accessibility.SIGN_LANGUAGE);
  }

  @Test
  void parse_whatToStringWrites_isTheSame() {
    for (Accessibility it :
        new Accessibility[] {
          Accessibility.HARD_OF_HEARING,
          Accessibility.of("urn:scte:dash:cc:cea-608:2015"),
          Accessibility.of("urn:x", "1|2")
        }) {
      assertThat(Accessibility.parse(it.toString())).isEqualTo(it);
    }
  }

  @Test
  void parse_unknownWord_refusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accessibility.parse("deaf"))
        .withMessage(
            "accessibility: expected one of hard-of-hearing, sign-language, visually-impaired,"
                + " or SCHEME|VALUE; found deaf");
  }
}
