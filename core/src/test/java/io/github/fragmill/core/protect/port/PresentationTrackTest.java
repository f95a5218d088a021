package io.github.fragmill.core.protect.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import org.junit.jupiter.api.Test;

class PresentationTrackTest {

  private static final Track TRACK = TestTracks.video(1, TestTracks.samples(10, 1, sample -> true));

  @Test
  void segmentStartTicks_changedByTheCaller_stay() {
    long[] ticks = {0, 5};
    PresentationTrack track = PresentationTrack.of(TRACK, ticks);
    ticks[1] = 7;

    assertThat(track.segmentCount()).isEqualTo(2);
    assertThat(track.segmentStartTicks(1)).isEqualTo(5);
    assertThat(track.name()).isEqualTo("track 1");
  }

  @Test
  void isTrickPlay_samplesOfAnotherTrack_isTrue() {
    Track fewer = TRACK.withSamples(TestTracks.samples(2, 1, sample -> true));

    assertThat(new PresentationTrack("trick", TRACK, fewer, 0).isTrickPlay()).isTrue();
    assertThat(PresentationTrack.of(TRACK, 0).isTrickPlay()).isFalse();
  }

  /** A track without segments would pass for one that stays clear. */
  @Test
  void of_noSegments_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PresentationTrack.of(TRACK))
        .withMessage("segmentStartTicks: expected at least one");
  }
}
