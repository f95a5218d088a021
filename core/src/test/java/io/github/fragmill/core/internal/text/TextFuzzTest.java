package io.github.fragmill.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.port.TextContent;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceStamp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are text with samples that fill its time, or are refused by a typed exception. */
class TextFuzzTest {

  private static final List<Long> BOUNDARIES = List.of(1L, 1500L);
  private static final long END_TICKS = 4000;

  static Stream<byte[]> webvtt() {
    return bytes(
        """
        WEBVTT - title

        STYLE
        ::cue {}

        REGION
        id:a

        NOTE b

        c
        00:01.000 --> 00:02.000 line:1
        <b>x</b> &amp; y

        00:00:01.500 --> 00:00:03.000
        z
        """);
  }

  static Stream<byte[]> subrip() {
    return bytes(
        """
        1
        00:00:01,000 --> 00:00:02,000 X1:1
        {\\an8}<i>x</i> & <font color="red">y</font>

        2
        0:0:1.5 --> 00:00:03,000
        z
        """);
  }

  static Stream<byte[]> ttml() {
    return bytes(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
            ttp:frameRate="25" ttp:frameRateMultiplier="1000 1001" ttp:tickRate="10">
          <body begin="1s"><div end="00:00:09">
            <p begin="00:00:01:12" dur="20t">a&#65;<br/>b</p>
            <p begin="3s"><span end="50f">c</span></p>
          </div></body>
        </tt>
        """);
  }

  private static Stream<byte[]> bytes(String text) {
    return Stream.of(text.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_16));
  }

  @MethodSource
  @FuzzTest
  void webvtt(byte[] input) {
    read(TextKind.WEBVTT, input);
  }

  @MethodSource
  @FuzzTest
  void subrip(byte[] input) {
    read(TextKind.SUBRIP, input);
  }

  @MethodSource
  @FuzzTest
  void ttml(byte[] input) {
    read(TextKind.TTML, input);
  }

  private static void read(TextKind kind, byte[] input) {
    try {
      TextContent content = kind.parse(input);
      assertThat(content.endTicks()).isPositive();
      assertFills(
          TextSource.of("file", content, new MemoryBudget(Limits.DEFAULT)), content.endTicks());
      assertFills(
          TextSource.of("file", content, new MemoryBudget(Limits.DEFAULT))
              .splitAt(BOUNDARIES, END_TICKS),
          END_TICKS);
      assertThat(new TextFile(kind, input, content, SourceStamp.ofSize(input.length)).published())
          .isNotEmpty();
    } catch (FragmillException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
    try {
      // A file is known by its beginning.
      TextFile.read(Source.bytes("file", input), Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT));
    } catch (FragmillException e) {
      assertThat(e).hasMessageContaining("file");
    }
  }

  private static void assertFills(TextSource source, long endTicks) {
    SampleTable samples = source.track().samples();
    assertThat(samples.decodeTimeTicks(0)).isZero();
    assertThat(samples.endTicks()).isEqualTo(endTicks);
  }
}
