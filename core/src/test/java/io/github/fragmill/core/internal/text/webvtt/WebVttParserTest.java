package io.github.fragmill.core.internal.text.webvtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebVttParserTest {

  private static final String CUE = "\n\n00:01.000 --> 00:02.000\ntext\n";

  @Test
  void parse_everyPart_isKept() throws FragmillException {
    WebVttDocument document =
        WebVttParser.parse(
            """
            WEBVTT - title
            Kind: captions

            STYLE
            ::cue { color: lime }

            REGION
            id:a

            NOTE
            nobody sees this

            id 1
            01:00:01.000 --> 01:00:02.500 line:1 align:start
            One
            <b>two</b>

            00:03.000-->00:04.000
            last""");
    assertThat(document.header())
        .isEqualTo("WEBVTT\n\nSTYLE\n::cue { color: lime }\n\nREGION\nid:a\n");
    assertThat(document.cues())
        .containsExactly(
            new WebVttCue(3_601_000, 3_602_500, "id 1", "line:1 align:start", "One\n<b>two</b>"),
            new WebVttCue(3000, 4000, "", "", "last"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void parse_anyLineEnd_isRead(String lineEnd) throws FragmillException {
    assertThat(WebVttParser.parse(("WEBVTT" + CUE).replace("\n", lineEnd)).cues())
        .containsExactly(new WebVttCue(1000, 2000, "", "", "text"));
  }

  @Test
  void parse_cueWithoutEmptyLineBefore_isRead() throws FragmillException {
    String text = "WEBVTT\n00:01.000 --> 00:02.000\na\n00:02.000 --> 00:03.000\nb";
    assertThat(WebVttParser.parse(text).cues())
        .extracting(WebVttCue::payload)
        .containsExactly("a", "b");
  }

  /** U+2028 ends a line for regular expressions, but not for WebVTT (4.1). */
  @Test
  void parse_lineSeparatorAfterAMillionSpaces_isReadAtOnce() throws FragmillException {
    String line = "00:01.000 --> 00:02.000" + " ".repeat(1_000_000) + "line:1\u2028 ";
    assertThat(WebVttParser.parse("WEBVTT\n\nNOTE \u2028\n" + line + "\ntext").cues())
        .containsExactly(new WebVttCue(1000, 2000, "NOTE \u2028", "line:1", "text"));
    assertThat(WebVttParser.parse("WEBVTT\n\nNOTE \u2028\nno\n" + CUE).cues()).hasSize(1);
  }

  @Test
  void parse_endNotAfterStart_isLeftOut() throws FragmillException {
    String never = "\n\n00:05.000 --> 00:05.000\nno\n\n00:05.000 --> 00:04.000\nno";
    assertThat(WebVttParser.parse("WEBVTT" + never + CUE).cues()).hasSize(1);
  }

  @Test
  void parse_styleAfterACue_doesNotCount() throws FragmillException {
    String late = "\nSTYLE\n::cue { color: red }\n";
    assertThat(WebVttParser.parse("WEBVTT" + CUE + late).header()).isEqualTo("WEBVTT\n");
  }

  @ParameterizedTest
  @CsvSource({
    "WEBVTTX, line 1: expected WEBVTT",
    "'WEBVTT\n\n00:01.000 --> 00:02\nx', line 3: expected times",
    "'WEBVTT\n\n00:01.000 --> 00:61.000\nx', line 3: expected times",
    "'WEBVTT\n\na\n1:00:01.000 --> 00:02.000', line 4: expected times",
    "'WEBVTT\n\na\nb\n00:01.000 --> 00:02.000', line 5: expected -->",
    "'WEBVTT\n\n500:00:00.000 --> 501:00:00.000\nx', line 3: expected a time below 500 hours"
  })
  void parse_badText_isRefusedWithItsLine(String text, String message) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> WebVttParser.parse(text))
        .withMessageStartingWith(message);
  }

  @Test
  void parse_noCue_isRefused() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> WebVttParser.parse("WEBVTT\n\nNOTE nothing"))
        .withMessageContaining("no cue");
  }

  /** Blanks that end with what ends no line, but is no character to a matcher: tried for ever. */
  @ParameterizedTest
  @ValueSource(strings = {"\u2028", "\u0085", "\u2029"})
  @Timeout(60)
  void parse_endlessBlanks_areReadOnce(String end) {
    String blanks = " ".repeat(1_000_000);
    assertThatCode(
            () ->
                WebVttParser.parse("WEBVTT\n\n00:00.000 --> 00:01.000" + blanks + end + "\ntext\n"))
        .doesNotThrowAnyException();
    for (String timings :
        List.of(
            "00:00.000" + blanks + end + "--> 00:01.000",
            blanks + end + "00:00.000 --> 00:01.000")) {
      assertThatExceptionOfType(MalformedMediaException.class)
          .isThrownBy(() -> WebVttParser.parse("WEBVTT\n\n" + timings + "\ntext\n"));
    }
  }
}
