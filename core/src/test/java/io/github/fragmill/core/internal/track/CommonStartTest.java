package io.github.fragmill.core.internal.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CommonStartTest {

  private static SampleTable from(long decodeTimeTicks) {
    return new SampleTableBuilder(2)
        .decodeTimeTicks(decodeTimeTicks)
        .add(10, 0, 512, 1024, true)
        .add(10, 10, 512, 0, true)
        .build();
  }

  private static List<Long> starts(Track... tracks) throws UnsupportedMediaException {
    return CommonStart.atZero(List.of(tracks)).stream()
        .map(track -> track.samples().decodeTimeTicks(0))
        .toList();
  }

  @Test
  void atZero_oneTrackAtTheStart_movesNone() throws UnsupportedMediaException {
    List<Track> tracks =
        List.of(TestTracks.video(12_800, from(0)), TestTracks.audio(48_000, from(4_800_000)));
    assertThat(CommonStart.atZero(tracks)).isEqualTo(tracks);
  }

  /** Ticks of 1/12,800 and 1/48,000 meet each 1/3200 of a second: 4 of the one, 15 of the other. */
  @Test
  void atZero_allLate_movesAllByTheSameTime() throws UnsupportedMediaException {
    assertThat(
            starts(
                TestTracks.video(12_800, from(3600 * 12_800L + 5)),
                TestTracks.audio(48_000, from(3600 * 48_000L + 40))))
        .containsExactly(5L - 4, 40L - 15);
    assertThat(
            starts(
                TestTracks.video(12_800, from(3600 * 12_800L + 80)),
                TestTracks.audio(48_000, from(3600 * 48_000L))))
        .containsExactly(80L, 0L);
  }

  @Test
  void atZero_oneTrackAlone_beginsAtZero() throws UnsupportedMediaException {
    Track moved = CommonStart.atZero(List.of(TestTracks.video(90_000, from(12_345_678)))).get(0);
    assertThat(moved.samples().decodeTimeTicks(0)).isZero();
    assertThat(moved.samples().compositionOffsetTicks(0)).isEqualTo(1024);
    assertThat(moved.presentationStartTicks()).isEqualTo(512);
  }

  /** The edit list says already that the presentation begins there. */
  @Test
  void atZero_editToTheFirstSample_movesByWhatIsLeft() throws UnsupportedMediaException {
    Edit edit = new Edit(/* mediaStartTicks= */ 1_000_000, 0, OptionalLong.empty());
    Track track = TestTracks.track(TestTracks.videoFormat(), 90_000, from(1_000_100), edit);
    Track moved = CommonStart.atZero(List.of(track)).get(0);
    assertThat(moved.samples().decodeTimeTicks(0)).isEqualTo(1_000_000 - 512);
    assertThat(moved.presentationStartTicks()).isZero();
    assertThat(moved.edit()).isEqualTo(edit);
  }

  /** Later segments of a stream whose header takes back the offset of its first picture. */
  @Test
  void atZero_editOfTheOffsetsAlone_beginsAtZero() throws UnsupportedMediaException {
    Edit edit = new Edit(/* mediaStartTicks= */ 512, 0, OptionalLong.empty());
    Track track = TestTracks.track(TestTracks.videoFormat(), 90_000, from(1_000_000), edit);
    Track moved = CommonStart.atZero(List.of(track)).get(0);
    assertThat(moved.samples().decodeTimeTicks(0)).isZero();
    assertThat(moved.presentationStartTicks()).isZero();
  }

  @Test
  void atZero_delayOfTheEdit_stays() throws UnsupportedMediaException {
    Edit edit = new Edit(0, /* delayTicks= */ 90_000, OptionalLong.empty());
    Track late = TestTracks.track(TestTracks.videoFormat(), 90_000, from(500), edit);
    Track moved = CommonStart.atZero(List.of(late)).get(0);
    assertThat(moved.samples().decodeTimeTicks(0)).isZero();
    assertThat(moved.presentationStartTicks()).isEqualTo(90_000 + 512);
  }

  /** Ticks of a hundred nanoseconds since 1970, as live packagers count them. */
  @Test
  void atZero_clockSince1970_beginsAtZero() throws UnsupportedMediaException {
    long now = 1_700_000_000L * 10_000_000L;
    assertThat(
            starts(
                TestTracks.video(10_000_000, from(now)),
                TestTracks.audio(10_000_000, from(now + 7))))
        .containsExactly(0L, 7L);
  }

  @Test
  void atZero_tracksYearsApart_areRefused() {
    List<Track> tracks =
        List.of(
            TestTracks.video(10_000_000, from(0)),
            TestTracks.audio(10_000_000, from(1_700_000_000L * 10_000_000L)));
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> CommonStart.atZero(tracks))
        .withMessageContaining("presented 19675 days after");
  }
}
