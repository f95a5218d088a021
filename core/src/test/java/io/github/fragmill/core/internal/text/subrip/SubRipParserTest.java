package io.github.fragmill.core.internal.text.subrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.text.webvtt.WebVttCue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubRipParserTest {

  private static String payload(String text) throws FragmillException {
    String file = "1\n00:00:01,000 --> 00:00:02,000\n" + text + "\n";
    return SubRipParser.parse(file).cues().get(0).payload();
  }

  @Test
  void parse_file_hasItsCues() throws FragmillException {
    String file =
        """

        1
        00:00:01,5 --> 00:00:02,000 X1:1 X2:2
        One
        two

        2
        1:0:3.040 --> 01:00:04,000
        Three

        four


        00:00:05,000 --> 00:00:06,000
        42
        """
            .replace("\n", "\r\n");
    assertThat(SubRipParser.parse(file).cues())
        .containsExactly(
            new WebVttCue(1500, 2000, "", "", "One\ntwo"),
            new WebVttCue(3_603_040, 3_604_000, "", "", "Three\nfour"),
            new WebVttCue(5000, 6000, "", "", "42"));
    assertThat(SubRipParser.parse(file).header()).isEqualTo("WEBVTT\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<b>a</b> <I>b</I> <u>c</u>|<b>a</b> <i>b</i> <u>c</u>",
        "<font color=\"red\">a</font>|a",
        "{\\an8}a{\\pos(1,2)}|a",
        "Tom & Jerry &amp; &LT;|Tom &amp; Jerry &amp; &lt;",
        "1 < 2 > 0 <3|1 &lt; 2 &gt; 0 &lt;3",
        "--> is an arrow {a}|"
      })
  void parse_markup_becomesThatOfWebVtt(String text, String expected) throws FragmillException {
    if (expected == null) {
      assertThatExceptionOfType(MalformedMediaException.class).isThrownBy(() -> payload(text));
    } else {
      assertThat(payload(text)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{\\an1}a, align:left",
    "{\\an2}a, ''",
    "{\\an3}a, align:right",
    "{\\an4}a, line:50% align:left",
    "{\\an5}a, line:50%",
    "{\\an6}a, line:50% align:right",
    "{\\an7}a, line:0 align:left",
    "a{\\i1\\an8}, line:0",
    "{\\an9}a{\\an1}, line:0 align:right",
    "{\\an0}a, ''",
    "\\an8 a, ''",
    "{\\an8 a, ''"
  })
  void parse_position_becomesSettings(String text, String expected) throws FragmillException {
    assertThat(
            SubRipParser.parse("1\n00:00:01,000 --> 00:00:02,000\n" + text)
                .cues()
                .get(0)
                .settings())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'hello\n00:00:01,000 --> 00:00:02,000\nx', line 1: expected the number",
    "'1\n00:00:01,000 --> 00:00:02\nx', line 2: expected times",
    "'1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:99,000 --> 00:01:00,000', line 6: expected",
    "'1\n600:00:01,000 --> 601:00:02,000\nx', line 2: expected a time below"
  })
  void parse_badText_isRefusedWithItsLine(String text, String message) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> SubRipParser.parse(text))
        .withMessageStartingWith(message);
  }

  @Test
  void parse_noCueThatIsShown_isRefused() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> SubRipParser.parse("1\n00:00:02,000 --> 00:00:01,000\nx"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\n00:00:01,000 --> 00:00:02,000\nx",
        "\r\n1 \r\n0:0:1.0 --> ",
        "00:00:01,000 --> 00:00:02,000"
      })
  void isBeginning_ofSubRip_isTold(String text) {
    assertThat(SubRipParser.isBeginning(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1\n2\n00:00:01,000 --> ", "00:01.000 --> 00:02.000", "1\nhello"})
  void isBeginning_ofAnythingElse_isNot(String text) {
    assertThat(SubRipParser.isBeginning(text)).isFalse();
  }
}
