package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what is packaged of a track other than what its file holds. */
record PartNotes(Track track, KeptSamples kept) {

  private static final TimeScale MILLISECONDS = new TimeScale(1000);

  /**
   * Returns sentences that begin with a verb, none where nothing is worth one.
   *
   * @param earlyCount how many samples are decoded before the first one that is seen
   */
  List<String> of(int earlyCount) {
    List<String> notes = new ArrayList<>();
    SampleTable samples = track.samples();
    if (kept.first() > 0 || kept.end() < samples.count()) {
      notes.add(
          "is packaged without what its edit list does not present: "
              + seconds(trimmedBefore())
              + " before it and "
              + seconds(trimmedAfter())
              + " after it");
    }
    if (earlyCount > 0) {
      notes.add(
          "begins between sync samples: the "
              + earlyCount
              + " samples before it, "
              + seconds(runIn())
              + ", are decoded and not seen");
    }
    if (track.format().type() == TrackType.VIDEO && !samples.isSync(kept.first())) {
      int sync = samples.nextSync(kept.first());
      notes.add(
          sync == samples.count()
              ? "has no sync sample: players cannot begin to decode it"
              : "has no sync sample before "
                  + seconds(track.presentationTimeTicks(sync))
                  + ": players cannot show what comes earlier");
    }
    return notes;
  }

  private long trimmedBefore() {
    SampleTable samples = track.samples();
    return samples.decodeTimeTicks(kept.first()) - samples.decodeTimeTicks(0);
  }

  private long trimmedAfter() {
    SampleTable samples = track.samples();
    int last = kept.end() - 1;
    return samples.endTicks() - samples.decodeTimeTicks(last) - samples.durationTicks(last);
  }

  private long runIn() {
    return track.edit().delayTicks() - track.presentationTimeTicks(kept.first());
  }

  private String seconds(long ticks) {
    long millis = track.timeScale().convert(ticks, MILLISECONDS, RoundingMode.HALF_UP);
    return String.format(Locale.ROOT, "%.3f s", millis / 1000.0);
  }
}
