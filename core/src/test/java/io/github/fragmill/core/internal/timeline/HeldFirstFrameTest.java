package io.github.fragmill.core.internal.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldFirstFrameTest {

  private static final int TICKS_PER_SECOND = 1000;

  /** Ten frames of 40 ms with B-frames, from a decode time on. */
  private static SampleTable frames(long decodeTimeTicks, int... offsets) {
    SampleTableBuilder table = new SampleTableBuilder(10).decodeTimeTicks(decodeTimeTicks);
    for (int sample = 0; sample < 10; sample++) {
      int offset = offsets.length == 0 ? 0 : offsets[sample % offsets.length];
      table.add(10, 10L * sample, 40, offset, sample == 0);
    }
    return table.build();
  }

  private static Track track(SampleTable samples, Edit edit) {
    return TestTracks.track(TestTracks.videoFormat(), TICKS_PER_SECOND, samples, edit);
  }

  private static Edit delayed(long mediaStartTicks, long delayTicks) {
    return new Edit(mediaStartTicks, delayTicks, OptionalLong.empty());
  }

  private static long[] times(Track track) {
    return IntStream.range(0, track.samples().count())
        .mapToLong(track::presentationTimeTicks)
        .toArray();
  }

  /** All present as before, but the first; it lasts until the next, and nothing is before 0. */
  private static void assertExtended(Track late, int first) {
    assertThat(HeldFirstFrame.lateTicks(late)).isEqualTo(times(late)[first]);
    assertThat(HeldFirstFrame.isPossible(late)).isTrue();
    Track held = HeldFirstFrame.fromZero(late);
    long[] expected = times(late);
    expected[first] = 0;
    assertThat(times(held)).isEqualTo(expected);
    assertThat(held.presentationStartTicks()).isZero();
    assertThat(held.presentationEndTicks()).isEqualTo(late.presentationEndTicks());
    assertThat(held.samples().durationTicks(first))
        .isEqualTo((int) (HeldFirstFrame.lateTicks(late) + late.samples().durationTicks(first)));
    assertThat(held.samples().decodeTimeTicks(0)).isNotNegative();
    assertThat(held.samples().minCompositionOffsetTicks()).isNotNegative();
    assertThat(held.frameRate()).contains(new Ratio(25, 1));
    assertThat(HeldFirstFrame.lateTicks(held)).isZero();
  }

  @Test
  void fromZero_emptyEdit_firstFrameLastsFromZero() {
    assertExtended(track(frames(0), delayed(0, 2000)), 0);
  }

  @Test
  void fromZero_emptyEditAndReorderedFrames_othersKeepTheirTimes() {
    assertExtended(track(frames(0, 40, 120, 0), delayed(40, 2000)), 0);
  }

  @Test
  void fromZero_fragmentsThatBeginLate_othersKeepTheirTimes() {
    assertExtended(track(frames(2000, 80, 160, 40), Edit.NONE), 0);
  }

  /** The sync sample is presented third. */
  @Test
  void fromZero_leadingPictures_theEarliestOneIsHeld() {
    SampleTable samples =
        new SampleTableBuilder(4)
            .add(10, 0, 40, 120, true)
            .add(10, 10, 40, 0, false)
            .add(10, 20, 40, 0, false)
            .add(10, 30, 40, 40, false)
            .build();
    assertExtended(track(samples, delayed(40, 500)), 1);
  }

  /** What is decoded only, and moved to just before the first frame, is not what is extended. */
  @Test
  void fromZero_hiddenRunIn_isMovedWithTheFrameAfterIt() {
    SampleTable samples =
        new SampleTableBuilder(3)
            .add(10, 0, 1, 0, true)
            .add(10, 10, 39, 0, false)
            .add(10, 20, 40, 0, false)
            .build();
    Track held = HeldFirstFrame.fromZero(track(samples, delayed(0, 500)));
    assertThat(times(held)).containsExactly(0, 1, 540);
    assertThat(held.samples().durationTicks(1)).isEqualTo(539);
  }

  @Test
  void fromZero_editThatEnds_endsThereToo() {
    Track late = track(frames(0), new Edit(0, 2000, OptionalLong.of(200)));
    assertThat(HeldFirstFrame.fromZero(late).presentationEndTicks()).isEqualTo(2200);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 40, 100})
  void lateTicks_lessThanPlayersNotice_none(long delayTicks) {
    assertThat(HeldFirstFrame.lateTicks(track(frames(0), delayed(0, delayTicks)))).isZero();
  }

  @Test
  void isPossible_longerThanFieldsCanTell_isNot() {
    assertThat(HeldFirstFrame.isPossible(track(frames(0), delayed(0, 1 << 30)))).isFalse();
  }
}
