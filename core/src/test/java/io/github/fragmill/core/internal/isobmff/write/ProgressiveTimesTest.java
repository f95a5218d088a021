package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressiveTimesTest {

  /** Four samples of 10 ticks, the first decoded at a time and composed so much later. */
  private static Track track(long origin, int composition, Edit edit) {
    SampleTableBuilder samples = new SampleTableBuilder(4).decodeTimeTicks(origin);
    for (int sample = 0; sample < 4; sample++) {
      samples.add(1, sample, 10, composition, true);
    }
    Track plain = TestTracks.video(1, samples.build());
    return Track.builder(plain.id(), plain.format(), plain.timeScale(), plain.samples())
        .edit(edit)
        .language(plain.language())
        .build();
  }

  /** When the first sample is presented, as the times of the file say. */
  private static long start(ProgressiveTimes times) {
    return times.samples().compositionTimeTicks(0)
        + times.compositionTicks()
        - times.mediaStartTicks()
        + times.delayTicks();
  }

  @Test
  void of_mediaFromZero_needsNoEdit() {
    ProgressiveTimes times = ProgressiveTimes.of(track(0, 0, Edit.NONE));
    assertThat(times.hasEdit()).isFalse();
    assertThat(times.endTicks()).isEqualTo(40);
  }

  @Test
  void of_sourcesEdit_isKept() {
    Edit edit = new Edit(5, 7, OptionalLong.of(20));
    ProgressiveTimes times = ProgressiveTimes.of(track(0, 5, edit));
    assertThat(times.mediaStartTicks()).isEqualTo(5);
    assertThat(times.delayTicks()).isEqualTo(7);
    assertThat(times.durationTicks()).isEqualTo(20);
  }

  @Test
  void of_laterDecodeTimes_areADelay() {
    ProgressiveTimes times = ProgressiveTimes.of(track(100, 3, Edit.NONE));
    assertThat(times.samples().decodeTimeTicks(0)).isZero();
    assertThat(times.delayTicks()).isEqualTo(100);
    assertThat(start(times)).isEqualTo(103);
    assertThat(times.endTicks()).isEqualTo(143);
  }

  @Test
  void of_composedBeforeZero_isRaisedAndTakenBack() {
    ProgressiveTimes times = ProgressiveTimes.of(track(0, -4, Edit.NONE));
    assertThat(times.compositionTicks()).isEqualTo(4);
    assertThat(times.mediaStartTicks()).isEqualTo(4);
    assertThat(start(times)).isEqualTo(-4);
  }

  @Test
  void of_editBeforeLaterMedia_presentsTheSame() {
    Edit edit = new Edit(90, 0, OptionalLong.of(30));
    ProgressiveTimes times = ProgressiveTimes.of(track(100, 0, edit));
    assertThat(start(times)).isEqualTo(10);
    assertThat(times.endTicks()).isEqualTo(30);
  }
}
