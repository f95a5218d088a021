package io.github.fragmill.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentLimitsTest {

  private static PlannedTrack planned(Track track) {
    return new PlannedTrack(
        ChosenTrack.of(
            0,
            SampleSource.of(Source.bytes("movie.mp4", new byte[0]), SourceStamp.ofSize(0)),
            track,
            TrackAttributes.NONE),
        SegmentPlanner.plan(List.of(track), Duration.ofSeconds(4)).get(0));
  }

  private static SegmentLimits limits(Layout layout) {
    return new SegmentLimits(layout, Limits.DEFAULT);
  }

  /** Sync samples at 0, 4 and 8 seconds; behind the last comes a picture of second 2. */
  private static Track pictureThatComesTooLate() {
    SampleTable table =
        new SampleTableBuilder(4)
            .add(10, 0, 100, 0, /* isSync= */ true)
            .add(30, 10, 100, 0, /* isSync= */ true)
            .add(10, 40, 100, 0, /* isSync= */ true)
            .add(10, 50, 100, -250, /* isSync= */ false)
            .build();
    return TestTracks.video(25, table);
  }

  @Test
  void require_twoBeginAtOnceAndTimeNamesThem_isRefused() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> limits(Layout.TIMED_SEGMENTS).require(planned(pictureThatComesTooLate())))
        .withMessageStartingWith("movie.mp4: track 1: segments 1 and 2 begin at the same time");
  }

  @Test
  void require_moreThanAnIndexHolds_isRefusedForASingleFileOnly() throws Exception {
    Track track =
        TestTracks.video(1, TestTracks.samples(70_000, /* durationTicks= */ 4, sample -> true));

    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> limits(Layout.SINGLE_FILE).require(planned(track)))
        .withMessageContaining("70000 segments");
    assertThatNoException().isThrownBy(() -> limits(Layout.TIMED_SEGMENTS).require(planned(track)));
  }
}
