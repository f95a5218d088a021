package io.github.fragmill.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetCaptionsTest {

  private static PlannedTrack track(TrackAttributes told, String... found) {
    List<CaptionService> captions = Arrays.stream(found).map(CaptionService::parse).toList();
    Track track =
        TestTracks.track(
            TestTracks.videoFormat().toBuilder().captions(captions).build(),
            25,
            TestTracks.frames(1, 1),
            Edit.NONE);
    return new PlannedTrack(
        ChosenTrack.of(
            0,
            SampleSource.of(Source.bytes("movie.mp4", new byte[0]), SourceStamp.ofSize(0)),
            track,
            told),
        SegmentPlanner.plan(List.of(track), Duration.ofSeconds(4)).get(0));
  }

  private static Optional<List<CaptionService>> captions(PlannedTrack... set) {
    return SetCaptions.addTo(TrackAttributes.NONE, List.of(set)).captions();
  }

  @Test
  void addTo_nothingFoundNorTold_nothing() {
    assertThat(captions(track(TrackAttributes.NONE))).isEmpty();
    assertThat(SetCaptions.note(List.of(track(TrackAttributes.NONE)))).isEmpty();
  }

  @Test
  void addTo_foundInSome_whatAllHaveAndANote() {
    PlannedTrack high = track(TrackAttributes.NONE, "CC1", "SERVICE1");
    PlannedTrack low = track(TrackAttributes.NONE, "CC1");

    assertThat(captions(high, low)).contains(List.of(CaptionService.cea608(1)));
    assertThat(SetCaptions.note(List.of(high, low)).map(Note::text))
        .contains(
            "movie.mp4: track 1: captions [SERVICE1] are not announced:"
                + " they were not found in every video of its set");
    assertThat(SetCaptions.note(List.of(low, low))).isEmpty();
  }

  @Test
  void addTo_toldOfOne_holdsForAll() {
    PlannedTrack told = track(TrackAttributes.NONE.captions("CC1=eng"), "CC1", "CC3");
    PlannedTrack silent = track(TrackAttributes.NONE, "SERVICE1");

    assertThat(captions(silent, told)).contains(List.of(CaptionService.parse("CC1=eng")));
    assertThat(SetCaptions.note(List.of(silent, told))).isEmpty();
  }

  @Test
  void addTo_toldThatThereAreNone_none() {
    assertThat(captions(track(TrackAttributes.NONE.captions(List.of()), "CC1")))
        .contains(List.of());
  }
}
