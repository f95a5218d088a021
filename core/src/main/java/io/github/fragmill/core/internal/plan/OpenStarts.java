package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.fragment.SegmentStarts;
import java.util.ArrayList;
import java.util.List;

/** Reports tracks with segments that do not begin with a decodable, complete presentation. */
final class OpenStarts {

  private OpenStarts() {}

  /** Returns a note for each of them. */
  static List<Note> notes(List<List<PlannedTrack>> sets) {
    List<Note> notes = new ArrayList<>();
    for (List<PlannedTrack> set : sets) {
      for (PlannedTrack planned : set) {
        add(planned, notes);
      }
    }
    return notes;
  }

  private static void add(PlannedTrack planned, List<Note> notes) {
    SegmentStarts starts = new SegmentStarts(planned.chosen().track(), planned.boundaries());
    int open = 0;
    int gradual = 0;
    for (int segment = 0; segment < planned.boundaries().segmentCount(); segment++) {
      int type = starts.sapType(segment);
      open += type == SegmentStarts.OPEN ? 1 : 0;
      gradual += type == SegmentStarts.GRADUAL ? 1 : 0;
    }
    String place =
        planned.chosen().place() + ": of " + planned.boundaries().segmentCount() + " segments, ";
    if (open > 0) {
      notes.add(
          new Note(
              Note.Code.OPEN_GOP,
              place
                  + open
                  + " begin with an open group of pictures (SAP type 3): a player that begins there,"
                  + " or switches there from another rendition, cannot show the frames that are"
                  + " presented before the first one decoded, and some decoders stop with an error;"
                  + " CMAF does not allow it, so brand cmfc is not claimed. Closed groups of pictures"
                  + " avoid this"));
    }
    if (gradual > 0) {
      notes.add(
          new Note(
              Note.Code.GRADUAL_REFRESH,
              place
                  + gradual
                  + " begin with a gradual refresh (SAP type 4): browsers begin"
                  + " to play at sync samples only; CMAF does not allow it, so brand cmfc is not"
                  + " claimed"));
    }
  }
}
