package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.CaptionService;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackAttributesTest {

  @Test
  void setters_anyOfThem_changeACopy() {
    TrackAttributes attributes =
        TrackAttributes.NONE
            .language("sv-SE")
            .role(Role.DUB)
            .accessibility(Accessibility.HARD_OF_HEARING)
            .label("Svenska")
            .asDefault();

    assertThat(attributes.language()).contains("sv-SE");
    assertThat(attributes.roles()).containsExactly(Role.DUB);
    assertThat(attributes.accessibility()).containsExactly(Accessibility.HARD_OF_HEARING);
    assertThat(attributes.label()).contains("Svenska");
    assertThat(attributes.isDefault()).isTrue();
    assertThat(TrackAttributes.NONE.language()).isEmpty();
    assertThat(TrackAttributes.NONE.roles()).isEmpty();
    assertThat(TrackAttributes.NONE.isDefault()).isFalse();
  }

  @Test
  void role_severalAndOneAgain_areKeptOnceInOrder() {
    assertThat(TrackAttributes.NONE.role(Role.MAIN).role(Role.DUB).role(Role.MAIN).roles())
        .containsExactly(Role.MAIN, Role.DUB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "sv_SE", "englishlanguage", "en-", "1"})
  void language_noTag_isRefused(String tag) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackAttributes.NONE.language(tag))
        .withMessageContaining("language: expected a BCP 47 tag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t"})
  void label_blank_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackAttributes.NONE.label(text))
        .withMessageContaining("label");
  }

  @Test
  void hasSamePurposeAs_defaultOnly_isTheSame() {
    TrackAttributes english = TrackAttributes.NONE.language("en");
    assertThat(english.asDefault().hasSamePurposeAs(english)).isTrue();
    assertThat(english.hasSamePurposeAs(english.language(Optional.empty()))).isFalse();
    assertThat(english.hasSamePurposeAs(english.role(Role.COMMENTARY))).isFalse();
    assertThat(english.hasSamePurposeAs(english.label("English"))).isFalse();
    assertThat(english.hasSamePurposeAs(english.accessibility(Accessibility.VISUALLY_IMPAIRED)))
        .isFalse();
  }

  @Test
  void captions_services_areThoseAndNoOthers() {
    assertThat(TrackAttributes.NONE.captions()).isEmpty();
    assertThat(TrackAttributes.NONE.captions("CC1=eng", "SERVICE1=en").captions())
        .contains(List.of(CaptionService.parse("CC1=eng"), CaptionService.parse("SERVICE1=en")));
    assertThat(TrackAttributes.NONE.captions(List.of()).captions()).contains(List.of());
    assertThat(TrackAttributes.NONE.captions("CC1").label("x").asDefault().captions()).isPresent();
  }

  @Test
  void captions_twiceOrTooMany_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackAttributes.NONE.captions("CC1=eng", "CC1=spa"))
        .withMessage("captions: expected each once, found [CC1=eng, CC1=spa]");
    List<CaptionService> services =
        IntStream.rangeClosed(1, 17).mapToObj(CaptionService::cea708).toList();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackAttributes.NONE.captions(services))
        .withMessageStartingWith("captions: expected at most 16 services, found ");
  }

  @Test
  void hasSamePurposeAs_captions_countWhereBothHaveThem() {
    TrackAttributes english = TrackAttributes.NONE.captions("CC1=eng");
    assertThat(english.hasSamePurposeAs(TrackAttributes.NONE)).isTrue();
    assertThat(TrackAttributes.NONE.hasSamePurposeAs(english)).isTrue();
    assertThat(english.hasSamePurposeAs(TrackAttributes.NONE.captions("CC1=spa"))).isFalse();
  }

  @Test
  void setters_badLanguageOrLabel_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackAttributes.NONE.language(Optional.of("../a")))
        .withMessageStartingWith("language: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackAttributes.NONE.label("\0"))
        .withMessageStartingWith("label: ");
  }

  @Test
  void equals_anyOtherAttribute_isDifferent() {
    TrackAttributes english = TrackAttributes.NONE.language("en");
    assertThat(english)
        .isEqualTo(TrackAttributes.NONE.language("en"))
        .hasSameHashCodeAs(TrackAttributes.NONE.language("en"))
        .isNotEqualTo(english.role(Role.DUB))
        .isNotEqualTo(english.accessibility(Accessibility.SIGN_LANGUAGE))
        .isNotEqualTo(english.label("English"))
        .isNotEqualTo(english.asDefault())
        .isNotEqualTo(english.captions("CC1=eng"))
        .isNotEqualTo(TrackAttributes.NONE);
  }

  @Test
  void label_controlCharacter_refused() {
    for (String text :
        new String[] {"a\u001b[2J", "a\nb", "\u0000", "a\u009b", "\uffff", "\ud800a"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TrackAttributes.NONE.label(text))
          .withMessage("label: expected a text without control characters");
    }
  }
}
