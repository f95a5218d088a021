package io.github.fragmill.core.internal.text.timedtext;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.testing.TestTimedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimedTextEntryTest {

  private static final byte[] LOW = shorts(150, 0, 180, 320);

  private static TimedTextEntry read(byte[] entry) throws MalformedMediaException {
    return TimedTextEntry.read(new SampleEntry(entry), "stsd/tx3g");
  }

  private static TimedTextEntry read(long flags, int horizontal, int vertical, byte[] textBox)
      throws MalformedMediaException {
    return read(TestTimedText.entry(flags, horizontal, vertical, textBox, 0, TestTimedText.WHITE));
  }

  @Test
  void read_entryOfFfmpeg_hasItsFields() throws MalformedMediaException {
    TimedTextEntry entry = read(TestTimedText.entry());
    assertThat(entry.isForced()).isFalse();
    assertThat(entry.box()).isEqualTo(new TextBox(0, 0, 0, 0));
    assertThat(entry.style()).isEqualTo(new TextStyle(0, 0xFFFFFFFF));
    assertThat(entry.settings(entry.box())).isEmpty();
  }

  @Test
  void read_allForced_isTold() throws MalformedMediaException {
    assertThat(read(0xC000_0000L, 1, -1, zeros(8)).isForced()).isTrue();
    assertThat(read(0x4000_0000L, 1, -1, zeros(8)).isForced()).isFalse();
  }

  @Test
  void read_tooShort_isMalformed() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read(box("tx3g", zeros(37))))
        .withMessageContaining("stsd/tx3g")
        .withMessageContaining("expected 46 bytes or more")
        .withMessageContaining("found 45");
  }

  @ParameterizedTest
  @CsvSource({
    "1, -1, ''",
    "1, 0, line:0",
    "1, 1, line:50%",
    "0, -1, align:left",
    "-1, 0, line:0 align:right"
  })
  void settings_inABox_followTheJustification(int horizontal, int vertical, String expected)
      throws MalformedMediaException {
    TimedTextEntry entry = read(0, horizontal, vertical, LOW);
    assertThat(entry.settings(entry.box())).isEqualTo(expected);
  }

  @Test
  void settings_zerosEverywhere_areNone() throws MalformedMediaException {
    TimedTextEntry entry = read(0, 0, 0, zeros(8));
    assertThat(entry.settings(entry.box())).isEmpty();
  }

  @Test
  void settings_sampleWithABoxAboveTheTracks_areAtTheTop() throws MalformedMediaException {
    TimedTextEntry entry = read(0, 1, -1, LOW);
    assertThat(entry.settings(new TextBox(0, 0, 30, 320))).isEqualTo("line:0");
    assertThat(entry.settings(new TextBox(140, 0, 170, 320))).isEmpty();
    assertThat(entry.settings(new TextBox(0, 0, 0, 0))).isEmpty();
  }

  @Test
  void settings_verticalWriting_areVertical() throws MalformedMediaException {
    TimedTextEntry entry = read(0x2_0000, 1, -1, LOW);
    assertThat(entry.settings(entry.box())).isEqualTo("vertical:rl");
  }
}
