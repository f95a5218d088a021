package io.github.fragmill.core.internal.text.timedtext;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static io.github.fragmill.core.testing.TestTimedText.sample;
import static io.github.fragmill.core.testing.TestTimedText.span;
import static io.github.fragmill.core.testing.TestTimedText.styles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.webvtt.WebVttCue;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.testing.TestTimedText;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimedTextTest {

  private static TimedText text(byte[] entry) throws MalformedMediaException {
    return text(entry, Limits.DEFAULT);
  }

  private static TimedText text(byte[] entry, Limits limits) throws MalformedMediaException {
    return new TimedText(
        TimedTextEntry.read(new SampleEntry(entry), "tx3g"),
        new MemoryBudget(limits).part("test.mp4"));
  }

  private static void add(TimedText text, long start, long end, byte[] sample)
      throws FragmillException {
    text.add(start, end, ByteBuffer.wrap(sample));
  }

  @Test
  void document_samples_areCues() throws FragmillException {
    TimedText text = text(TestTimedText.entry());
    add(text, 0, 500, sample(""));
    add(text, 500, 1500, sample("a"));
    add(text, 1500, 1500, sample("never"));
    add(text, 2000, 3000, sample(" \n"));
    add(text, 3000, 4000, sample("b"));
    assertThat(text.document().orElseThrow().cues())
        .containsExactly(
            new WebVttCue(500, 1500, "", "", "a"), new WebVttCue(3000, 4000, "", "", "b"));
    assertThat(text.document().orElseThrow().header()).isEqualTo("WEBVTT\n");
    assertThat(text.notes()).isEmpty();
  }

  @Test
  void document_samplesBeforeThePresentation_areTrimmed() throws FragmillException {
    TimedText text = text(TestTimedText.entry());
    add(text, -2000, -1000, sample("gone"));
    add(text, -1000, 1000, sample("half"));
    assertThat(text.document().orElseThrow().cues())
        .containsExactly(new WebVttCue(0, 1000, "", "", "half"));
  }

  @Test
  void document_repeatedSample_isOneCue() throws FragmillException {
    TimedText text = text(TestTimedText.entry());
    add(text, 0, 1000, sample("a"));
    add(text, 1000, 2000, sample("a"));
    add(text, 3000, 4000, sample("a"));
    assertThat(text.document().orElseThrow().cues())
        .containsExactly(
            new WebVttCue(0, 2000, "", "", "a"), new WebVttCue(3000, 4000, "", "", "a"));
  }

  @Test
  void document_boxOfASample_isItsPlace() throws FragmillException {
    TimedText text =
        text(TestTimedText.entry(0, 1, -1, shorts(80, 0, 100, 100), 0, TestTimedText.WHITE));
    add(text, 0, 1000, sample("a", box("tbox", shorts(0, 0, 20, 100))));
    add(text, 1000, 2000, sample("a"));
    assertThat(text.document().orElseThrow().cues())
        .containsExactly(
            new WebVttCue(0, 1000, "", "line:0", "a"), new WebVttCue(1000, 2000, "", "", "a"));
  }

  @Test
  void document_nothingShown_isNone() throws FragmillException {
    TimedText text = text(TestTimedText.entry());
    add(text, 0, 500, sample(""));
    assertThat(text.document()).isEmpty();
  }

  @Test
  void notes_whatIsLost_isNamed() throws FragmillException {
    TimedText text = text(TestTimedText.entry());
    add(text, 0, 500, sample("a", styles(span(0, 1, 0, 0x123456FFL)), box("frcd")));
    add(text, 500, 900, sample("b", box("krok", zeros(6)), box("href", zeros(6))));
    assertThat(text.notes())
        .containsExactly(
            "colours that WebVTT has no class for are left out",
            "WebVTT has nothing for href, krok; left out",
            "some of its text is forced, which WebVTT cannot express for a part");
    assertThat(
            text(TestTimedText.entry(0x8000_0000L, 1, -1, zeros(8), 0, TestTimedText.WHITE))
                .notes())
        .containsExactly("its text is forced; the role forced-subtitle announces it");
  }

  @Test
  void add_moreThanMemoryAllows_isRefused() throws FragmillException {
    TimedText text = text(TestTimedText.entry(), Limits.DEFAULT.withMaxTableBytes(10_000));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(
            () -> {
              for (int second = 0; second < 1000; second++) {
                add(text, second * 1000L, second * 1000L + 500, sample("a"));
              }
            })
        .withMessageContaining("test.mp4: its text")
        .withMessageContaining("maxTableBytes = 10000");
  }

  @Test
  void add_randomChanges_areReadOrMalformed() throws FragmillException {
    byte[] whole =
        sample(
            "Bold & é",
            styles(span(0, 4, 1, 0), span(2, 9, 2, 0xFF0000FFL)),
            box("tbox", zeros(8)));
    Random random = new Random(245);
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int change = random.nextInt(4); change >= 0; change--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      TimedText text = text(TestTimedText.entry());
      try {
        add(text, 0, 1000, changed);
        text.document().ifPresent(it -> assertThat(it.cues()).hasSize(1));
        read++;
      } catch (MalformedMediaException e) {
        assertThat(e.reason()).contains("expected");
      }
    }
    assertThat(read).isBetween(100, 19_900);
  }
}
