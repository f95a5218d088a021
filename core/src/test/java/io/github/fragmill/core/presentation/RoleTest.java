package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {

  @Test
  void constants_value_isTheWordOfTheScheme() {
    assertThat(Role.FORCED_SUBTITLE.value()).isEqualTo("forced-subtitle");
    assertThat(Role.ENHANCED_AUDIO_INTELLIGIBILITY.value())
        .isEqualTo("enhanced-audio-intelligibility");
    assertThat(Role.EASYREADER.scheme()).isEqualTo("urn:mpeg:dash:role:2011");
    assertThat(Role.EASYREADER.isOfDash()).isTrue();
  }

  @Test
  void parse_whatToStringWrites_isTheSame() {
    Role other = Role.of("urn:tva:metadata:cs:X", "7|8");

    assertThat(Role.parse(Role.DUB.toString())).isEqualTo(Role.DUB);
    assertThat(Role.parse(other.toString())).isEqualTo(other);
    assertThat(other.isOfDash()).isFalse();
    assertThat(Role.parse("urn:mpeg:dash:role:2011|dub")).isEqualTo(Role.DUB);
  }

  @Test
  void parse_unknownWord_refusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Role.parse("hero"))
        .withMessageStartingWith("role: expected one of main, alternate,")
        .withMessageEndingWith("or SCHEME|VALUE; found hero");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "dash", "urn:with blank", "urn:\u0000", ":x", "urn:x\ud800"})
  void of_schemeThatIsNoUri_refused(String scheme) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Role.of(scheme, "dub"))
        .withMessageStartingWith("scheme: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accessibility.of(scheme))
        .withMessageStartingWith("scheme: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "\uffff"})
  void of_valueThatXmlCannotHold_refused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Role.of("urn:x", value))
        .withMessageStartingWith("role: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accessibility.of("urn:x", value))
        .withMessageStartingWith("accessibility: ");
  }
}
