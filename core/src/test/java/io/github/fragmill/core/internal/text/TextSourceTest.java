package io.github.fragmill.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.webvtt.WebVttParser;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
  void splitAt_times_giveSamplesUpToTheEnd() throws IOException {
    TextSource split = source().splitAt(List.of(2000L), 5000);
    SampleTable samples = split.track().samples();
    assertThat(samples.count()).isEqualTo(4);
    assertThat(samples.decodeTimeTicks(2)).isEqualTo(2000);
    assertThat(samples.endTicks()).isEqualTo(5000);
    ByteBuffer bytes = ByteBuffer.allocate(samples.sizeBytes(2));
    try (SourceReader reader = split.open()) {
      assertThat(reader.read(bytes, samples.offsetBytes(2))).isEqualTo(bytes.capacity());
    }
    assertThat(new String(bytes.array(), StandardCharsets.UTF_8)).startsWith("\0\0\0 vttc");
    assertThat(split.name()).isEqualTo("a.vtt");
    assertThat(split.textEndTicks()).isEqualTo(3000);
  }

  /** As readers of other sources, whatever the samples are that the bytes belong to. */
  @Test
  void read_anyPlaceAndLength_givesTheBytesThatStandThere() throws IOException {
    TextSource split = source().splitAt(List.of(500L, 2000L, 2500L), 5000);
    try (SourceReader reader = split.open()) {
      byte[] whole = new byte[(int) reader.sizeBytes()];
      assertThat(reader.read(ByteBuffer.wrap(whole), 0)).isEqualTo(whole.length);
      assertThat(split.track().samples().count()).isGreaterThan(4);
      for (int start = 0; start < whole.length; start++) {
        for (int length = 1; length <= whole.length - start; length++) {
          byte[] part = new byte[length];
          assertThat(reader.read(ByteBuffer.wrap(part), start)).isEqualTo(length);
          assertThat(part).isEqualTo(Arrays.copyOfRange(whole, start, start + length));
        }
      }
      assertThat(reader.read(ByteBuffer.allocate(1), whole.length)).isEqualTo(-1);
      assertThat(reader.read(ByteBuffer.allocate(9), whole.length - 1)).isEqualTo(1);
    }
  }

  @Test
  void splitAt_gapOfMonths_isSeveralSamples() throws FragmillException {
    SampleTable samples =
        source().splitAt(List.of(), 3000 + 2L * Integer.MAX_VALUE).track().samples();
    assertThat(samples.count()).isEqualTo(4);
    assertThat(samples.durationTicks(3)).isEqualTo(Integer.MAX_VALUE);
    assertThat(samples.endTicks()).isEqualTo(3000 + 2L * Integer.MAX_VALUE);
  }
}
