package io.github.fragmill.core.internal.text.webvtt;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.port.TextBudget;
import io.github.fragmill.core.internal.text.port.TextSample;
import io.github.fragmill.core.media.Limits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebVttDocumentTest {

  private static final byte[] NOTHING = box("vtte");

  private static WebVttDocument of(WebVttCue... cues) {
    return new WebVttDocument("WEBVTT\n", List.of(cues));
  }

  private static WebVttCue cue(long start, long end, String payload) {
    return new WebVttCue(start, end, "", "", payload);
  }

  @Test
  void format_header_isTheConfiguration() {
    assertThat(of(cue(0, 1, "a")).format().codecs()).isEqualTo("wvtt");
    assertThat(of(cue(0, 1, "a")).format().sampleEntry().toBytes())
        .isEqualTo(box("wvtt", bytes(0, 0, 0, 0, 0, 0, 0, 1), box("vttC", ascii("WEBVTT\n"))));
  }

  @Test
  void samples_gaps_areEmptyCues() throws LimitExceededException {
    List<TextSample> samples =
        of(cue(100, 200, "a"))
            .samples(
                List.of(), 300, new TextBudget(new MemoryBudget(Limits.DEFAULT).part("a.vtt")));
    assertThat(samples).extracting(TextSample::startTicks).containsExactly(0L, 100L, 200L);
    assertThat(samples.get(0).bytes()).isEqualTo(NOTHING);
    assertThat(samples.get(1).bytes()).isEqualTo(box("vttc", box("payl", ascii("a"))));
    assertThat(samples.get(2).bytes()).isEqualTo(NOTHING);
  }

  @Test
  void samples_overlap_holdsBothInTheOrderOfTheFile() throws LimitExceededException {
    List<TextSample> samples =
        of(cue(20, 40, "b"), cue(10, 30, "a"))
            .samples(List.of(), 40, new TextBudget(new MemoryBudget(Limits.DEFAULT).part("a.vtt")));
    assertThat(samples).extracting(TextSample::startTicks).containsExactly(0L, 10L, 20L, 30L);
    byte[] first = box("vttc", box("vsid", ints(1)), box("payl", ascii("b")));
    byte[] second = box("vttc", box("vsid", ints(2)), box("payl", ascii("a")));
    assertThat(samples.get(1).bytes()).isEqualTo(second);
    assertThat(samples.get(2).bytes()).isEqualTo(concat(first, second));
    assertThat(samples.get(3).bytes()).isEqualTo(first);
  }

  @Test
  void samples_boundaryWithinACue_holdItOnBothSides() throws LimitExceededException {
    WebVttCue cue = new WebVttCue(1000, 3000, "id", "line:1", "a <00:00:02.000>b");
    List<TextSample> samples =
        of(cue)
            .samples(
                List.of(2000L),
                3000,
                new TextBudget(new MemoryBudget(Limits.DEFAULT).part("a.vtt")));
    assertThat(samples).extracting(TextSample::startTicks).containsExactly(0L, 1000L, 2000L);
    assertThat(samples.get(2).bytes())
        .isEqualTo(
            box(
                "vttc",
                box("vsid", ints(1)),
                box("iden", ascii("id")),
                box("ctim", ascii("00:00:02.000")),
                box("sttg", ascii("line:1")),
                box("payl", ascii("a <00:00:02.000>b"))));
  }

  @Test
  void samples_afterTheEnd_areLeftOut() throws LimitExceededException {
    List<TextSample> samples =
        of(cue(0, 10, "a"), cue(20, 30, "b"))
            .samples(List.of(), 20, new TextBudget(new MemoryBudget(Limits.DEFAULT).part("a.vtt")));
    assertThat(samples).extracting(TextSample::startTicks).containsExactly(0L, 10L);
  }

  @Test
  void samples_thousandsOfOverlaps_areRefused() {
    List<WebVttCue> cues = new ArrayList<>();
    for (int index = 0; index < 10_000; index++) {
      cues.add(cue(index, 1_000_000, "x".repeat(100)));
    }
    WebVttDocument document = new WebVttDocument("WEBVTT\n", cues);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(
            () ->
                document.samples(
                    List.of(),
                    1_000_000,
                    new TextBudget(new MemoryBudget(Limits.DEFAULT).part("a.vtt"))))
        .withMessageContaining("overlap");
  }

  @Test
  void cue_withoutDuration_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> cue(5, 5, "a"));
    assertThatIllegalArgumentException().isThrownBy(() -> cue(-1, 5, "a"));
  }
}
