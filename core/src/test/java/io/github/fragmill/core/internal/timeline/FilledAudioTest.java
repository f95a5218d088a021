package io.github.fragmill.core.internal.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilledAudioTest {

  private static final SilentFrame SILENCE = new SilentFrame(new byte[] {1, 2, 3}, 1024, 48_000);
  private static final int FRAME = 1024;

  private static Track track(SampleTable samples, Edit edit) {
    return TestTracks.track(TestTracks.audioFormat(), 48_000, samples, edit);
  }

  private static Track filled(Track track) {
    return FilledAudio.of(
        track, AudioGaps.of(track, Optional.of(SILENCE)), SILENCE, /* silenceOffsetBytes= */ 1000);
  }

  /** The source's samples have their bytes and times, what comes in between has neither. */
  private static void assertKept(Track source, Track filled) {
    int next = 0;
    long end = filled.presentationTimeTicks(0);
    for (int sample = 0; sample < filled.samples().count(); sample++) {
      assertThat(filled.presentationTimeTicks(sample)).isEqualTo(end);
      end += filled.samples().durationTicks(sample);
      if (filled.samples().sourceNumber(sample) == SampleTable.NOT_IN_SOURCE) {
        assertThat(filled.samples().offsetBytes(sample)).isGreaterThanOrEqualTo(1000);
        assertThat(filled.samples().sizeBytes(sample)).isEqualTo(3);
      } else {
        assertThat(filled.samples().sourceNumber(sample)).isEqualTo(next);
        assertThat(filled.presentationTimeTicks(sample))
            .isEqualTo(source.presentationTimeTicks(next));
        assertThat(filled.samples().offsetBytes(sample))
            .isEqualTo(source.samples().offsetBytes(next));
        next++;
      }
    }
    assertThat(next).isEqualTo(source.samples().count());
    assertThat(filled.presentationEndTicks()).isEqualTo(source.presentationEndTicks());
  }

  /** Delay, and priming, which is heard within the delay. */
  @ParameterizedTest
  @CsvSource({"96000, 0", "96000, 1024", "98304, 0", "4801, 0"})
  void of_delayedAudio_silenceEndsWhereItBegins(long delayTicks, long primingTicks) {
    Track late =
        track(
            TestTracks.frames(20, FRAME), new Edit(primingTicks, delayTicks, OptionalLong.empty()));
    Track filled = filled(late);
    assertKept(late, filled);
    assertThat(filled.presentationStartTicks()).isZero();
    assertThat(filled.presentationTimeTicks(0)).isBetween(1L - FRAME, 0L);
    assertThat(filled.edit().delayTicks()).isZero();
  }

  @Test
  void of_editThatEnds_endsThereToo() {
    Track late = track(TestTracks.frames(20, FRAME), new Edit(0, 96_000, OptionalLong.of(10_000)));
    assertThat(filled(late).presentationEndTicks()).isEqualTo(106_000);
  }

  @Test
  void of_fragmentsThatBeginLate_silenceEndsWhereTheyBegin() {
    SampleTable samples =
        new SampleTableBuilder(2)
            .decodeTimeTicks(96_000)
            .add(10, 0, FRAME, 0, true)
            .add(10, 10, FRAME, 0, true)
            .build();
    Track late = track(samples, Edit.NONE);
    assertKept(late, filled(late));
    assertThat(filled(late).samples().count()).isEqualTo(94 + 2);
  }

  @Test
  void of_gaps_areFilledFromTheirBeginnings() {
    SampleTable samples =
        new SampleTableBuilder(5)
            .add(10, 0, FRAME, 0, true)
            .add(10, 10, FRAME + 48_000, 0, true)
            .add(10, 20, FRAME, 0, true)
            .add(10, 30, FRAME + 4800, 0, true)
            .add(10, 40, FRAME, 0, true)
            .build();
    Track broken = track(samples, Edit.NONE);
    List<Gap> gaps = AudioGaps.of(broken, Optional.of(SILENCE));
    assertThat(gaps).containsExactly(new Gap(1, 2 * FRAME, 2 * FRAME + 48_000));
    assertThat(gaps.get(0).toText(broken)).isEqualTo("0.043 to 1.043 s");
    Track filled = filled(broken);
    assertKept(broken, filled);
    assertThat(filled.samples().count()).isEqualTo(5 + 46);
    assertThat(filled.samples().durationTicks(1)).isEqualTo(FRAME);
    assertThat(filled.samples().durationTicks(47)).isEqualTo(48_000 - 45 * FRAME);
  }

  /** Ticks of which a frame is not a whole number. */
  @Test
  void of_otherTimeScale_samplesFollowEachOther() {
    Track late =
        TestTracks.track(
            TestTracks.audioFormat(),
            90_000,
            TestTracks.frames(20, 1920),
            new Edit(0, 180_000, OptionalLong.empty()));
    assertKept(late, filled(late));
  }

  @ParameterizedTest
  @CsvSource({"0, 1024", "1024, 0", "4800, 0"})
  void gaps_lessThanPlayersNotice_none(long delayTicks, long primingTicks) {
    Track track =
        track(
            TestTracks.frames(20, FRAME), new Edit(primingTicks, delayTicks, OptionalLong.empty()));
    assertThat(AudioGaps.of(track, Optional.of(SILENCE))).isEmpty();
  }

  @Test
  void gaps_framesOfDifferentLengths_none() {
    SampleTableBuilder table = new SampleTableBuilder(20);
    for (int sample = 0; sample < 20; sample++) {
      table.add(10, 10L * sample, sample % 3 == 0 ? 2880 : 960, 0, true);
    }
    assertThat(AudioGaps.of(track(table.build(), Edit.NONE), Optional.empty())).isEmpty();
  }
}
