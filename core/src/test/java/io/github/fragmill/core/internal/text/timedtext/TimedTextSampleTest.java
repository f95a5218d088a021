package io.github.fragmill.core.internal.text.timedtext;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static io.github.fragmill.core.testing.TestTimedText.sample;
import static io.github.fragmill.core.testing.TestTimedText.span;
import static io.github.fragmill.core.testing.TestTimedText.styles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.text.timedtext.TimedTextSample.Span;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimedTextSampleTest {

  private static TimedTextSample read(byte[] sample) throws MalformedMediaException {
    return TimedTextSample.read(ByteBuffer.wrap(sample));
  }

  @Test
  void read_boxes_areWhatTheySay() throws MalformedMediaException {
    TimedTextSample sample =
        read(
            sample(
                "héllo",
                styles(span(0, 2, 7, 0xFF00_00FFL), span(2, 9, 0, 0)),
                box("tbox", shorts(1, 2, 3, -4)),
                box("frcd"),
                box("encd", ints(0x100)),
                box("href", zeros(9)),
                box("k\nrk", zeros(9))));
    assertThat(sample.text()).isEqualTo("héllo");
    assertThat(sample.spans())
        .containsExactly(
            new Span(0, 2, new TextStyle(7, 0xFF00_00FF)), new Span(2, 9, new TextStyle(0, 0)));
    assertThat(sample.box()).isEqualTo(Optional.of(new TextBox(1, 2, 3, -4)));
    assertThat(sample.isForced()).isTrue();
    assertThat(sample.leftOut()).containsExactly("href", "k?rk");
  }

  @Test
  void read_emptyText_isEmpty() throws MalformedMediaException {
    TimedTextSample sample = read(shorts(0));
    assertThat(sample.text()).isEmpty();
    assertThat(sample.spans()).isEmpty();
    assertThat(sample.isForced()).isFalse();
  }

  @Test
  void read_bytesThatFillUp_areSkipped() throws MalformedMediaException {
    assertThat(read(concat(sample("a"), zeros(7))).text()).isEqualTo("a");
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of(StandardCharsets.UTF_8, bytes()),
        Arguments.of(StandardCharsets.UTF_8, bytes(0xEF, 0xBB, 0xBF)),
        Arguments.of(StandardCharsets.UTF_16BE, bytes(0xFE, 0xFF)),
        Arguments.of(StandardCharsets.UTF_16LE, bytes(0xFF, 0xFE)));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void read_everyEncoding_isTheText(Charset charset, byte[] mark) throws MalformedMediaException {
    byte[] text = concat(mark, "å😀".getBytes(charset));
    assertThat(read(sample(text)).text()).isEqualTo("å😀");
  }

  static Stream<Arguments> damaged() {
    return Stream.of(
        Arguments.of(bytes(0), "expected the length of its text, found 1 bytes"),
        Arguments.of(bytes(0xFF, 0xFF, 'a'), "expected a text of 65535 bytes, found 1 bytes"),
        Arguments.of(sample(bytes(0xC3)), "expected text of UTF-8"),
        Arguments.of(sample(bytes(0xFE, 0xFF, 0xD8)), "expected text of UTF-16BE"),
        Arguments.of(
            concat(sample("a"), ints(9, 0x7374796C)), "a box of 8 to 8 bytes after its text"),
        Arguments.of(concat(sample("a"), ints(-1, 0)), "found 4294967295"),
        Arguments.of(sample("a", box("styl", shorts(1), zeros(11))), "styl: expected 1 records"),
        Arguments.of(sample("a", box("styl", shorts(0xFFFF))), "styl: expected 65535 records"),
        Arguments.of(sample("a", box("tbox", zeros(7))), "tbox: expected 8 bytes, found 7"));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void read_damaged_isMalformed(byte[] sample, String reason) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(sample))
        .withMessageContaining(reason);
  }
}
