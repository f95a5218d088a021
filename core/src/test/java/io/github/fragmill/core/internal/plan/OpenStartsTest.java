package io.github.fragmill.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.RandomAccess;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStartsTest {

  /** Three segments of two seconds; the last two begin as told, each with a leading sample. */
  private static List<Note> notes(RandomAccess point) {
    SampleTableBuilder table = new SampleTableBuilder(6);
    for (int segment = 0; segment < 3; segment++) {
      table.add(1, 0, 1, 1, segment == 0 ? RandomAccess.SYNC : point);
      table.add(1, 1, 1, -1, RandomAccess.NONE);
    }
    Track track = TestTracks.track(TestTracks.videoFormat(), 1, table.build(), Edit.NONE);
    ChosenTrack chosen =
        ChosenTrack.of(
            0,
            SampleSource.of(Source.bytes("a.mp4", new byte[1]), SourceStamp.ofSize(1)),
            track,
            TrackAttributes.NONE);
    PlannedTrack planned =
        new PlannedTrack(chosen, SegmentPlanner.plan(List.of(track), Duration.ofSeconds(2)).get(0));
    return OpenStarts.notes(List.of(List.of(planned)));
  }

  @Test
  void notes_closed_areNone() {
    assertThat(notes(RandomAccess.SYNC)).extracting(Note::text).isEmpty();
  }

  @Test
  void notes_open_countTheSegments() {
    assertThat(notes(RandomAccess.OPEN))
        .extracting(Note::text)
        .singleElement()
        .asString()
        .startsWith("a.mp4: track 1: of 3 segments, 2 begin with an open group of pictures")
        .contains("SAP type 3", "brand cmfc is not claimed");
  }

  @Test
  void notes_gradual_countTheSegments() {
    assertThat(notes(RandomAccess.gradual(1)))
        .extracting(Note::text)
        .singleElement()
        .asString()
        .startsWith("a.mp4: track 1: of 3 segments, 2 begin with a gradual refresh")
        .contains("SAP type 4");
  }
}
