package io.github.fragmill.core.internal.text.webvtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebVttSegmentsTest {

  private static final String HEAD =
      "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\nSTYLE\n::cue {}\n\n";

  private static WebVttSegments segments(long... startTicks) throws Exception {
    WebVttDocument document =
        WebVttParser.parse(
            """
            WEBVTT

            STYLE
            ::cue {}

            00:03.000 --> 00:05.000
            over

            id
            00:00.500 --> 00:01.000 line:0
            first
            line

            00:04.000 --> 00:06.000
            last
            """);
    return WebVttSegments.of(document, startTicks, 8000, budget(Limits.DEFAULT));
  }

  private static MemoryBudget.Part budget(Limits limits) {
    return new MemoryBudget(limits).part("text");
  }

  private static String text(WebVttSegments segments, int segment) {
    return new String(segments.bytes(segment), StandardCharsets.UTF_8);
  }

  @Test
  void bytes_cueOverABoundary_isInBothSegmentsWithAllOfItsTime() throws Exception {
    WebVttSegments segments = segments(0, 4000, 6000);
    String over = "00:00:03.000 --> 00:00:05.000\nover\n\n";
    assertThat(text(segments, 0))
        .isEqualTo(HEAD + "id\n00:00:00.500 --> 00:00:01.000 line:0\nfirst\nline\n\n" + over);
    assertThat(text(segments, 1))
        .isEqualTo(HEAD + over + "00:00:04.000 --> 00:00:06.000\nlast\n\n");
    assertThat(text(segments, 2)).isEqualTo(HEAD);
  }

  @Test
  void sizeBytes_anySegment_isThatOfItsBytes() throws Exception {
    WebVttSegments segments = segments(0, 1000, 3500, 4000, 5000);
    for (int segment = 0; segment < segments.count(); segment++) {
      assertThat(segments.sizeBytes()[segment]).isEqualTo(segments.bytes(segment).length);
    }
  }

  /** A cue as long as the film is in every segment. */
  @Test
  void of_moreThanTheLimit_isRefused() throws Exception {
    WebVttDocument document =
        WebVttParser.parse("WEBVTT\n\n00:00.000 --> 10:00.000\n" + "x".repeat(1000) + "\n");
    long[] starts = new long[600];
    for (int second = 0; second < starts.length; second++) {
      starts[second] = second * 1000L;
    }
    Limits limits = Limits.DEFAULT.withMaxTableBytes(100_000);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> WebVttSegments.of(document, starts, 600_000, budget(limits)))
        .withMessageContaining("its WebVTT segments");
  }
}
