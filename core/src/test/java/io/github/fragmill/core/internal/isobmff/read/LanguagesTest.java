package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource({"eng, en", "swe, sv", "deu, de", "fra, fr", "zho, zh", "haw, haw", "mul, mul"})
  void fromIso639_code_isTheShortestTag(String code, String tag) {
    assertThat(Languages.fromIso639(code)).contains(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "", "en", "ENG", "engl", "e\0g", "```", "{|}"})
  void fromIso639_notACode_isEmpty(String code) {
    assertThat(Languages.fromIso639(code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-US", "zh-Hant-TW", "sv-SE", "es-419"})
  void fromExtendedLanguage_tag_isItself(String tag) {
    assertThat(Languages.fromExtendedLanguage(elng(tag + "\0"))).contains(tag);
    assertThat(Languages.fromExtendedLanguage(elng(tag))).contains(tag);
    assertThat(Languages.fromExtendedLanguage(elng(tag + "\0garbage"))).contains(tag);
  }

  /** A matcher that calls itself for each part would run out of stack. */
  @Test
  void fromExtendedLanguage_endless_isEmpty() {
    assertThat(Languages.fromExtendedLanguage(elng("en" + "-a".repeat(1_000_000)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "und\0", "UND\0", "e\0", "en_US\0", "en-\0", "-en\0", "a b\0"})
  void fromExtendedLanguage_notATag_isEmpty(String text) {
    assertThat(Languages.fromExtendedLanguage(elng(text))).isEmpty();
  }

  @Test
  void fromExtendedLanguage_endlessTag_isEmpty() {
    assertThat(Languages.fromExtendedLanguage(elng("en" + "-a".repeat(7)))).isPresent();
    assertThat(Languages.fromExtendedLanguage(elng("en" + "-a".repeat(8)))).isEmpty();
    assertThat(Languages.fromExtendedLanguage(elng("en" + "-a".repeat(500_000)))).isEmpty();
  }

  @Test
  void fromExtendedLanguage_contentTruncated_isEmpty() {
    assertThat(Languages.fromExtendedLanguage(zeros(0))).isEmpty();
    assertThat(Languages.fromExtendedLanguage(zeros(4))).isEmpty();
    assertThat(Languages.fromExtendedLanguage("\u00e5\u00e4".getBytes(StandardCharsets.ISO_8859_1)))
        .isEmpty();
  }

  private static byte[] elng(String text) {
    return concat(zeros(4), ascii(text));
  }
}
