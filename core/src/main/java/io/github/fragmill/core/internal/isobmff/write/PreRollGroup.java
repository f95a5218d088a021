package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mp4parser.Box;
import org.mp4parser.boxes.samplegrouping.RollRecoveryEntry;
import org.mp4parser.boxes.samplegrouping.SampleGroupDescriptionBox;
import org.mp4parser.boxes.samplegrouping.SampleToGroupBox;

/**
 * States how many preceding samples must be decoded before the audio of one is right: an
 * AudioRollRecoveryEntry (ISO/IEC 14496-12, 10.1) in the header, and in each fragment that all its
 * samples are as it says. The header has no samples, so none of them is grouped there.
 */
final class PreRollGroup {

  private static final String TYPE = "roll";
  private static final int ROLL_DISTANCE_BYTES = 2;
  private static final int ONLY_DESCRIPTION = 1;

  private PreRollGroup() {}

  /** Returns {@code sgpd} of a track, or empty when its codec does not ask for the group. */
  static Optional<Box> description(Track track) {
    return preRoll(track).map(preRoll -> description(sampleCount(preRoll, track)));
  }

  private static Box description(int sampleCount) {
    RollRecoveryEntry entry = new RollRecoveryEntry();
    entry.setRollDistance((short) -sampleCount);
    SampleGroupDescriptionBox sgpd = new SampleGroupDescriptionBox();
    sgpd.setGroupingType(TYPE);
    sgpd.setDefaultLength(ROLL_DISTANCE_BYTES);
    sgpd.setGroupEntries(List.of(entry));
    return sgpd;
  }

  /** Returns {@code sbgp} of a fragment of a track, or empty as the description is. */
  static Optional<Box> members(Track track, int sampleCount) {
    return preRoll(track).map(preRoll -> members(sampleCount));
  }

  private static Box members(int sampleCount) {
    SampleToGroupBox sbgp = new SampleToGroupBox();
    sbgp.setGroupingType(TYPE);
    sbgp.setEntries(List.of(new SampleToGroupBox.Entry(sampleCount, ONLY_DESCRIPTION)));
    return sbgp;
  }

  private static Optional<Duration> preRoll(Track track) {
    return track.format() instanceof AudioFormat format && !format.preRoll().isZero()
        ? Optional.of(format.preRoll())
        : Optional.empty();
  }

  /** So many of the shortest samples are long enough. */
  private static int sampleCount(Duration preRoll, Track track) {
    long preRollTicks = track.timeScale().toTicks(preRoll);
    long shortest = shortestTicks(track.samples());
    return (int) Math.min(Short.MAX_VALUE, (preRollTicks + shortest - 1) / shortest);
  }

  /** The last sample does not count: it may be shortened, and nothing follows it. */
  private static long shortestTicks(SampleTable samples) {
    int shortest = Integer.MAX_VALUE;
    for (int sample = 0; sample < Math.max(1, samples.count() - 1); sample++) {
      shortest = Math.min(shortest, samples.durationTicks(sample));
    }
    return Math.max(1, shortest);
  }
}
