package io.github.fragmill.core.internal.text.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadTextTest {

  @Test
  void quote_text_isAsItIsWithoutBlanksAround() {
    assertThat(BadText.quote(" 1 \u2192 \ud83d\ude00\n")).isEqualTo("'1 \u2192 \ud83d\ude00'");
  }

  @Test
  void quote_whatCannotBePrinted_isEscaped() {
    assertThat(BadText.quote("a\u0000b\u001b[2J\nc\u202ed\ud800"))
        .isEqualTo("'a\\u0000b\\u001b[2J\\u000ac\\u202ed\\ud800'");
  }

  @Test
  void quote_longText_isShortenedBetweenCharacters() {
    assertThat(BadText.quote("\ud83d\ude00".repeat(60)))
        .isEqualTo("'" + "\ud83d\ude00".repeat(60) + "'");
    assertThat(BadText.quote("\ud83d\ude00".repeat(61))).endsWith("\ud83d\ude00...'").hasSize(125);
  }
}
