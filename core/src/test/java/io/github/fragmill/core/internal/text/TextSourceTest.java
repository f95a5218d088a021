package io.github.fragmill.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.webvtt.WebVttParser;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextSourceTest {

  private static TextSource source() throws FragmillException {
    return TextSource.of(
        "a.vtt",
        WebVttParser.parse("WEBVTT\n\n00:01.000 --> 00:03.000\ntext\n"),
        new MemoryBudget(Limits.DEFAULT));
  }

  @Test
  void cutAt_times_giveSamplesUpToTheEnd() throws IOException {
    TextSource cut = source().cutAt(List.of(2000L), 5000);
    SampleTable samples = cut.track().samples();
    assertThat(samples.count()).isEqualTo(4);
    assertThat(samples.decodeTimeTicks(2)).isEqualTo(2000);
    assertThat(samples.endTicks()).isEqualTo(5000);
    ByteBuffer bytes = ByteBuffer.allocate(samples.sizeBytes(2));
    try (SourceReader reader = cut.open()) {
      assertThat(reader.read(bytes, samples.offsetBytes(2))).isEqualTo(bytes.capacity());
    }
    assertThat(new String(bytes.array(), StandardCharsets.UTF_8)).startsWith("\0\0\0 vttc");
    assertThat(cut.name()).isEqualTo("a.vtt");
    assertThat(cut.textEndTicks()).isEqualTo(3000);
  }

  @Test
  void cutAt_gapOfMonths_isSeveralSamples() throws FragmillException {
    SampleTable samples =
        source().cutAt(List.of(), 3000 + 2L * Integer.MAX_VALUE).track().samples();
    assertThat(samples.count()).isEqualTo(4);
    assertThat(samples.durationTicks(3)).isEqualTo(Integer.MAX_VALUE);
    assertThat(samples.endTicks()).isEqualTo(3000 + 2L * Integer.MAX_VALUE);
  }
}
