package io.github.fragmill.integration.timing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.mp4parser.boxes.iso14496.part12.EditListBox;

/**
 * A piece of media as an edit list presents it (ISO/IEC 14496-12, 8.6.6), in ticks of the track.
 *
 * @param mediaTicks the composition time of its beginning
 * @param presentationTicks when that is presented
 * @param durationTicks how long it is presented
 */
record EditEntry(long mediaTicks, long presentationTicks, long durationTicks) {

  /** A duration that is not written. */
  static final long ALL = Long.MAX_VALUE;

  /** What a track without an edit list has. */
  static final List<EditEntry> NONE = List.of(new EditEntry(0, 0, ALL));

  static List<EditEntry> of(EditListBox box, long ticksPerSecond, long movieTicksPerSecond) {
    List<EditEntry> edits = new ArrayList<>();
    long movieTicks = 0;
    for (EditListBox.Entry entry : box.getEntries()) {
      long start = convert(movieTicks, movieTicksPerSecond, ticksPerSecond);
      movieTicks += entry.getSegmentDuration();
      long end = convert(movieTicks, movieTicksPerSecond, ticksPerSecond);
      if (entry.getMediaTime() >= 0) {
        edits.add(new EditEntry(entry.getMediaTime(), start, end == start ? ALL : end - start));
      }
    }
    return edits;
  }

  /** Rounds to the nearest tick, half up. */
  private static long convert(long ticks, long from, long to) {
    BigInteger twice = BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(2 * to));
    return twice
        .add(BigInteger.valueOf(from))
        .divide(BigInteger.valueOf(2 * from))
        .longValueExact();
  }

  boolean presents(TimedSample sample) {
    return sample.startTicks() + Math.max(1, sample.durationTicks()) > mediaTicks
        && (durationTicks == ALL || sample.startTicks() < mediaTicks + durationTicks);
  }

  /** Returns when what is presented of a sample begins. */
  long startTicks(TimedSample sample) {
    return presentationTicks + Math.max(0, sample.startTicks() - mediaTicks);
  }

  /** Returns when what is presented of a sample ends. */
  long endTicks(TimedSample sample) {
    return presentationTicks + Math.min(durationTicks, sample.endTicks() - mediaTicks);
  }
}
