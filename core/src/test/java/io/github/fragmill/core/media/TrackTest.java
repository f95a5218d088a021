package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrackTest {

  /** Three frames of 1000 ticks, decoded I P B and presented I B P, from tick 1000 on. */
  private static final SampleTable REORDERED =
      new SampleTableBuilder(3)
          .add(1, 0, 1000, 1000, true)
          .add(1, 1, 1000, 2000, false)
          .add(1, 2, 1000, 0, false)
          .build();

  private static Track video(Edit edit) {
    return TestTracks.track(TestTracks.videoFormat(), 1000, REORDERED, edit);
  }

  @Test
  void presentationTimeTicks_editAtFirstComposition_startsAtZero() {
    Track track = video(new Edit(1000, 0, OptionalLong.empty()));
    assertThat(track.presentationTimeTicks(0)).isZero();
    assertThat(track.presentationTimeTicks(1)).isEqualTo(2000);
    assertThat(track.presentationTimeTicks(2)).isEqualTo(1000);
    assertThat(track.presentationStartTicks()).isZero();
    assertThat(track.presentationEndTicks()).isEqualTo(3000);
    assertThat(track.duration()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void presentationStartTicks_withoutEdit_isTheFirstComposition() {
    Track track = video(Edit.NONE);
    assertThat(track.presentationStartTicks()).isEqualTo(1000);
    assertThat(track.presentationEndTicks()).isEqualTo(4000);
    assertThat(track.duration()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void presentationTimeTicks_priming_isNegative() {
    Track track = video(new Edit(2500, 0, OptionalLong.empty()));
    assertThat(track.presentationTimeTicks(0)).isEqualTo(-1500);
    assertThat(track.presentationStartTicks()).isZero();
    assertThat(track.duration()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void presentationStartTicks_delay_isLate() {
    Track track = video(new Edit(1000, 7000, OptionalLong.empty()));
    assertThat(track.presentationStartTicks()).isEqualTo(7000);
    assertThat(track.presentationEndTicks()).isEqualTo(10_000);
    assertThat(track.duration()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void presentationEndTicks_trimmed_endsWithTheEdit() {
    Track track = video(new Edit(1000, 0, OptionalLong.of(1500)));
    assertThat(track.presentationEndTicks()).isEqualTo(1500);
    assertThat(track.duration()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void frameRate_video_isThatOfTheSamples() {
    assertThat(video(Edit.NONE).frameRate()).contains(Ratio.ONE);
  }

  @Test
  void frameRate_fieldsOnTheirOwn_twoAreAFrame() {
    Track fields =
        TestTracks.track(
            TestTracks.videoFormat().toBuilder().scanType(ScanType.SEPARATE_FIELDS).build(),
            50,
            TestTracks.frames(100, 1),
            Edit.NONE);

    assertThat(fields.frameRate()).contains(new Ratio(25, 1));
  }

  @Test
  void frameRate_audio_isEmpty() {
    assertThat(TestTracks.audio(48_000, TestTracks.frames(10, 1024)).frameRate()).isEmpty();
  }
}
