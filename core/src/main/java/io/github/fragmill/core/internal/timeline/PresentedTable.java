package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import java.util.OptionalLong;

/**
 * Rewrites the sample table of a track: the samples that are kept, presented at their times or at
 * those that they are moved to.
 *
 * <pre>
 * source    | run-in | shown | shown | ... | shown | decoded for others |
 * output          |||| shown | shown | ... | shown |||
 *                 ^ the beginning                    ^ the end
 * </pre>
 *
 * <p>A sample whose time is moved ends where it did, as far as it can; what is not to be seen lasts
 * a microsecond in decoding order. So samples at the beginning are decoded later than in the
 * source, and those at the end earlier; all between keep their decode times.
 */
final class PresentedTable {

  private final Track track;
  private final SampleTable samples;
  private final KeptSamples kept;
  private final TickScale scale;
  private final MovedTimes early;
  private final MovedTimes late;
  private final long endTicks;

  /**
   * @param endTicks when the last sample that is to be seen ends, in ticks of the output
   */
  PresentedTable(
      Track track,
      KeptSamples kept,
      TickScale scale,
      MovedTimes early,
      MovedTimes late,
      long endTicks) {
    this.track = track;
    this.samples = track.samples();
    this.kept = kept;
    this.scale = scale;
    this.early = early;
    this.late = late;
    this.endTicks = endTicks;
  }

  /**
   * Returns the track.
   *
   * @param delayTicks of its edit, in ticks of the output
   * @throws ArithmeticException when fields of a fragment have no room for its times
   */
  Track write(long delayTicks) {
    long shiftTicks = -changeOfBeginning();
    long firstDecodeTicks = decodeTicks(kept.first()) + shiftTicks;
    long mediaStartTicks = Math.max(0, delayTicks - firstDecodeTicks);
    long zeroTicks = delayTicks - mediaStartTicks;
    SampleTableBuilder table =
        new SampleTableBuilder(kept.end() - kept.first()).rate(SampleRate.of(track));
    long lowestOffset = 0;
    long highestOffset = 0;
    for (int sample = kept.first(); sample < kept.end(); sample++) {
      long durationTicks = durationTicks(sample);
      if (kept.has(sample, samples)) {
        long decodeTicks = decodeTicks(sample) + shiftTicks;
        long offsetTicks = presentationTicks(sample) - decodeTicks;
        lowestOffset = Math.min(lowestOffset, offsetTicks);
        highestOffset = Math.max(highestOffset, offsetTicks);
        table
            .sourceNumber(samples.sourceNumber(sample))
            .decodeTimeTicks(decodeTicks - zeroTicks)
            .add(
                samples.sizeBytes(sample),
                samples.offsetBytes(sample),
                Math.toIntExact(durationTicks),
                Math.toIntExact(offsetTicks),
                samples.randomAccess(sample));
      }
      shiftTicks += durationTicks - scale.of(samples.durationTicks(sample));
    }
    if (highestOffset - lowestOffset > Integer.MAX_VALUE) {
      throw new ArithmeticException("composition offsets need more than 31 bits");
    }
    return Track.builder(track.id(), track.format(), scale.output(), table.build())
        .edit(new Edit(mediaStartTicks, delayTicks, OptionalLong.empty()))
        .language(track.language())
        .build();
  }

  /** Returns how much longer the samples last up to the last one that moves to the beginning. */
  private long changeOfBeginning() {
    if (early.isEmpty()) {
      return 0;
    }
    long lastMoved = early.from()[early.from().length - 1];
    long change = 0;
    long total = 0;
    for (int sample = kept.first(); sample < kept.end(); sample++) {
      change += durationTicks(sample) - scale.of(samples.durationTicks(sample));
      if (track.presentationTimeTicks(sample) <= lastMoved) {
        total = change;
      }
    }
    return total;
  }

  /** Returns when a sample of the source is decoded, in the time of the presentation. */
  private long decodeTicks(int sample) {
    return scale.of(track.edit().toPresentationTicks(samples.decodeTimeTicks(sample)));
  }

  private long presentationTicks(int sample) {
    long ticks = track.presentationTimeTicks(sample);
    MovedTimes moved = early.indexOf(ticks) >= 0 ? early : late;
    int index = moved.indexOf(ticks);
    return index >= 0 ? moved.to()[index] : scale.of(ticks);
  }

  private long durationTicks(int sample) {
    if (!kept.has(sample, samples)) {
      return 0;
    }
    long ticks = track.presentationTimeTicks(sample);
    int index = early.indexOf(ticks);
    int lateIndex = late.indexOf(ticks);
    if ((index >= 0 && early.isHidden(index)) || (lateIndex >= 0 && late.isHidden(lateIndex))) {
      return scale.shortestTicks();
    }
    long sourceTicks = samples.durationTicks(sample);
    long end = Math.min(scale.of(ticks + sourceTicks), endTicks);
    boolean isChanged = index >= 0 || lateIndex >= 0 || end < scale.of(ticks + sourceTicks);
    return isChanged
        ? Math.max(scale.shortestTicks(), end - presentationTicks(sample))
        : scale.of(sourceTicks);
  }
}
