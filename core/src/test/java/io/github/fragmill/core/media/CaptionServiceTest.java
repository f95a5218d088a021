package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionServiceTest {

  @ParameterizedTest
  @CsvSource({
    "CC1=eng, CEA_608, 1, eng",
    "CC4=es-419, CEA_608, 4, spa",
    "CC2, CEA_608, 2, und",
    "SERVICE1=de, CEA_708, 1, deu",
    "SERVICE63=ger, CEA_708, 63, ger",
    "SERVICE10, CEA_708, 10, und"
  })
  void parse_service_andBackAgain(
      String text, CaptionService.Standard standard, int number, String code) {
    CaptionService service = CaptionService.parse(text);

    assertThat(service.standard()).isEqualTo(standard);
    assertThat(service.number()).isEqualTo(number);
    assertThat(service.languageCode()).isEqualTo(code);
    assertThat(service).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "eng", "CC", "CC0=eng", "cc1=eng", "SERVICE=eng", "CC1 =eng", "CC1\n"})
  void parse_noService_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaptionService.parse(text))
        .withMessageStartingWith("captions: expected CC1 to CC4 or SERVICE1 to SERVICE63");
  }

  @ParameterizedTest
  @CsvSource({"CC5, CC4", "SERVICE64, SERVICE63"})
  void parse_numberOutOfRange_refused(String text, String last) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaptionService.parse(text))
        .withMessageContaining(last + ", found " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CC1=", "CC1=e", "CC1=eng;CC3=spa", "CC1=qq", "CC1=<x>"})
  void parse_noLanguageWithACode_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaptionService.parse(text))
        .withMessageStartingWith("language: expected");
  }

  @Test
  void isSameServiceAs_otherLanguage_isTheSame() {
    assertThat(CaptionService.parse("CC1=eng").isSameServiceAs(CaptionService.cea608(1))).isTrue();
    assertThat(CaptionService.cea708(1).isSameServiceAs(CaptionService.cea608(1))).isFalse();
    assertThat(CaptionService.cea608(2).isSameServiceAs(CaptionService.cea608(1))).isFalse();
  }
}
