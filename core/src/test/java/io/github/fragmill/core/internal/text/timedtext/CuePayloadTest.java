package io.github.fragmill.core.internal.text.timedtext;

import static io.github.fragmill.core.testing.TestTimedText.BOLD;
import static io.github.fragmill.core.testing.TestTimedText.ITALIC;
import static io.github.fragmill.core.testing.TestTimedText.UNDERLINE;
import static io.github.fragmill.core.testing.TestTimedText.WHITE;
import static io.github.fragmill.core.testing.TestTimedText.sample;
import static io.github.fragmill.core.testing.TestTimedText.span;
import static io.github.fragmill.core.testing.TestTimedText.styles;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CuePayloadTest {

  private static final TextStyle PLAIN = new TextStyle(0, 0xFFFFFFFF);
  private static final long RED = 0xFF0000FFL;

  private static CuePayload payload(String text, byte[]... spans) throws MalformedMediaException {
    byte[] sample = sample(text, spans.length == 0 ? new byte[0] : styles(spans));
    return CuePayload.of(TimedTextSample.read(ByteBuffer.wrap(sample)), PLAIN);
  }

  @Test
  void of_styles_becomeTags() throws MalformedMediaException {
    assertThat(payload("bold å red", span(0, 4, BOLD, WHITE), span(7, 10, ITALIC, RED)).text())
        .isEqualTo("<b>bold</b> å <c.red><i>red</i></c>");
  }

  @Test
  void of_stylesTogether_areNested() throws MalformedMediaException {
    int all = BOLD | ITALIC | UNDERLINE;
    assertThat(payload("😀x", span(0, 1, all, RED)).text())
        .isEqualTo("<c.red><b><i><u>😀</u></i></b></c>x");
  }

  @Test
  void of_spansThatOverlap_areThoseOfTheLast() throws MalformedMediaException {
    assertThat(payload("abcdef", span(0, 6, BOLD, WHITE), span(2, 4, ITALIC, WHITE)).text())
        .isEqualTo("<b>ab</b><i>cd</i><b>ef</b>");
    assertThat(payload("abc", span(1, 2, ITALIC, WHITE), span(0, 3, BOLD, WHITE)).text())
        .isEqualTo("<b>abc</b>");
  }

  @Test
  void of_spansOutsideTheText_areTruncated() throws MalformedMediaException {
    assertThat(
            payload("abc", span(2, 900, BOLD, WHITE), span(2, 1, ITALIC, WHITE), span(7, 9, 2, 0))
                .text())
        .isEqualTo("ab<b>c</b>");
  }

  @ParameterizedTest
  @CsvSource({
    "FFFFFFFF, x",
    "00FF00FF, <c.lime>x</c>",
    "00FFFFFF, <c.cyan>x</c>",
    "FFFF0080, <c.yellow>x</c>",
    "FF00FFFF, <c.magenta>x</c>",
    "0000FFFF, <c.blue>x</c>",
    "000000FF, <c.black>x</c>",
    "00000000, x"
  })
  void of_colour_isTheClassOfWebVtt(String rgba, String expected) throws MalformedMediaException {
    CuePayload payload = payload("x", span(0, 1, 0, Long.parseLong(rgba, 16)));
    assertThat(payload.text()).isEqualTo(expected);
    assertThat(payload.hasOtherColour()).isFalse();
  }

  /** Shaka Player loses a space that has tags on both sides. */
  @Test
  void of_spaceBetweenStyles_isWithOneOfThem() throws MalformedMediaException {
    assertThat(payload("a b", span(0, 1, BOLD, WHITE), span(2, 3, ITALIC, WHITE)).text())
        .isEqualTo("<b>a </b><i>b</i>");
    assertThat(payload("a b", span(0, 1, UNDERLINE, WHITE), span(2, 3, ITALIC, WHITE)).text())
        .isEqualTo("<u>a</u><i> b</i>");
    assertThat(payload("a  b c", span(0, 1, UNDERLINE, WHITE), span(3, 4, BOLD, WHITE)).text())
        .isEqualTo("<u>a</u><b>  b</b> c");
    assertThat(payload("a \n b", span(0, 1, BOLD, WHITE), span(4, 5, BOLD, WHITE)).text())
        .isEqualTo("<b>a \n b</b>");
  }

  @Test
  void of_anotherColour_isToldAsLost() throws MalformedMediaException {
    CuePayload payload = payload("x", span(0, 1, BOLD, 0x123456FFL));
    assertThat(payload.text()).isEqualTo("<b>x</b>");
    assertThat(payload.hasOtherColour()).isTrue();
  }

  @Test
  void of_charactersOfWebVtt_areEscaped() throws MalformedMediaException {
    assertThat(payload("1 < 2 --> & \0").text()).isEqualTo("1 &lt; 2 --&gt; &amp; \uFFFD");
  }

  @Test
  void of_emptyLines_areLeftOutWithTheirCharactersCounted() throws MalformedMediaException {
    assertThat(payload("\r\na\r\n \r\n\nb\rc\n", span(11, 12, BOLD, WHITE)).text())
        .isEqualTo("a\nb\n<b>c</b>");
    assertThat(payload(" \n\t\n").text()).isEmpty();
    assertThat(payload("").text()).isEmpty();
  }

  @Test
  void of_allOfItInEverySpan_takesNoTime() {
    byte[][] spans = new byte[65_535][];
    Arrays.fill(spans, span(0, 65_535, BOLD, WHITE));
    String text = "x".repeat(65_535);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(payload(text, spans).text()).isEqualTo("<b>" + text + "</b>"));
  }
}
