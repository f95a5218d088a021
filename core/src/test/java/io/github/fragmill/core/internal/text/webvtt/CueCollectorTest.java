package io.github.fragmill.core.internal.text.webvtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.port.TextBoxes;
import io.github.fragmill.core.internal.text.port.TextBudget;
import io.github.fragmill.core.internal.text.port.TextSample;
import io.github.fragmill.core.media.Limits;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CueCollectorTest {

  private static final MemoryBudget BUDGET = new MemoryBudget(Limits.DEFAULT);

  private static CueCollector collector(String header) throws Exception {
    byte[] entry =
        TextBoxes.box("wvtt", TextBoxes.sampleEntryFields(), TextBoxes.box("vttC", header));
    return new CueCollector(ByteBuffer.wrap(entry), BUDGET.part("text"));
  }

  private static ByteBuffer cue(String payload) {
    return ByteBuffer.wrap(TextBoxes.box("vttc", TextBoxes.box("payl", payload)));
  }

  @Test
  void document_samplesOfADocument_isTheDocument() throws Exception {
    WebVttDocument document =
        WebVttParser.parse(
            """
            WEBVTT

            REGION
            id:r

            a
            00:01.000 --> 00:09.000 line:0
            long

            00:02.000 --> 00:03.000
            short <00:00:02.500>text

            00:03.000 --> 00:04.000
            next
            """);
    List<TextSample> samples =
        document.samples(List.of(2500L, 5000L), 10_000, new TextBudget(BUDGET.part("text")));
    CueCollector cues =
        new CueCollector(
            ByteBuffer.wrap(document.format().sampleEntry().toBytes()), BUDGET.part("text"));
    for (int index = 0; index < samples.size(); index++) {
      long end = index + 1 < samples.size() ? samples.get(index + 1).startTicks() : 10_000;
      cues.add(samples.get(index).startTicks(), end, ByteBuffer.wrap(samples.get(index).bytes()));
    }
    assertThat(cues.document()).contains(document);
  }

  @Test
  void add_textThatLooksLikeCues_staysOneCue() throws Exception {
    CueCollector cues = collector("WEBVTT");
    cues.add(0, 1000, cue("one\n\n00:05.000 --> 00:06.000\nmade up"));
    assertThat(cues.document().orElseThrow().cues())
        .containsExactly(
            new WebVttCue(0, 1000, "", "", "one\n00:05.000 --&gt; 00:06.000\nmade up"));
  }

  @Test
  void add_gapBetweenEqualCues_keepsThemApart() throws Exception {
    CueCollector cues = collector("no signature");
    cues.add(0, 1000, cue("again"));
    cues.add(1000, 2000, ByteBuffer.wrap(CueBox.empty()));
    cues.add(2000, 3000, cue("again"));
    assertThat(cues.document().orElseThrow().cues()).hasSize(2);
  }

  @Test
  void document_neverAnyText_isEmpty() throws Exception {
    CueCollector cues = collector("WEBVTT");
    cues.add(0, 1000, cue(" "));
    cues.add(1000, 2000, ByteBuffer.wrap(CueBox.empty()));
    assertThat(cues.document()).isEmpty();
  }

  @Test
  void add_boxLongerThanTheSample_isRefused() throws Exception {
    CueCollector cues = collector("WEBVTT");
    byte[] sample = cue("text").array();
    sample[3]++;
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> cues.add(0, 1000, ByteBuffer.wrap(sample)))
        .withMessageContaining("expected a box of at least 8 bytes");
  }
}
