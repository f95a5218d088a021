package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.util.List;
import java.util.OptionalLong;

/**
 * Fills the gaps of an audio track with silent samples. The source's own keep their times to the
 * tick.
 *
 * <pre>
 * source             | audio ... | audio |      gap       | audio ...
 * filled  | silence  | audio ... | audio | silence      | audio ...
 *            ^ presentation begins
 * </pre>
 *
 * <p>At the beginning, silence ends where the first sample begins, and begins a part of a sample
 * before the presentation, as priming does; within the presentation, it begins where the gap does,
 * and its last sample lasts as much longer as is left.
 */
public final class FilledAudio {

  private final Track track;
  private final SampleTable samples;
  private final SilentFrame silence;
  private final TimeScale timeScale;
  private final SampleTableBuilder table;
  private long nextOffsetBytes;

  private FilledAudio(Track track, SilentFrame silence, long silenceOffsetBytes, int count) {
    this.track = track;
    this.samples = track.samples();
    this.silence = silence;
    this.timeScale = track.timeScale();
    this.nextOffsetBytes = silenceOffsetBytes;
    this.table = new SampleTableBuilder(count);
  }

  /** Returns how many samples of silence go into gaps. */
  public static long countIn(List<Gap> gaps, Track track, SilentFrame silence) {
    long count = 0;
    for (Gap gap : gaps) {
      count = Math.addExact(count, countIn(gap, track.timeScale(), silence));
    }
    return count;
  }

  private static long countIn(Gap gap, TimeScale timeScale, SilentFrame silence) {
    long ticks = gap.endTicks() - gap.startTicks();
    return gap.lastSample() == Gap.NONE
        ? silence.countOver(ticks, timeScale)
        : silence.countWithin(ticks, timeScale);
  }

  /**
   * Returns a track without its gaps.
   *
   * @param gaps of the track, with fewer than 2^31 samples in all
   * @param silenceOffsetBytes where silent samples lie in the source, one after the other
   */
  public static Track of(
      Track track, List<Gap> gaps, SilentFrame silence, long silenceOffsetBytes) {
    int count = Math.toIntExact(track.samples().count() + countIn(gaps, track, silence));
    return new FilledAudio(track, silence, silenceOffsetBytes, count).fill(gaps);
  }

  private Track fill(List<Gap> gaps) {
    Edit edit = track.edit();
    long shiftTicks = 0;
    int next = 0;
    if (!gaps.isEmpty() && gaps.get(0).lastSample() == Gap.NONE) {
      Gap gap = gaps.get(next++);
      long count = countIn(gap, timeScale, silence);
      long silenceTicks = silence.ticks(count, timeScale);
      long mediaStart = silenceTicks + samples.compositionOffsetTicks(0) - gap.endTicks();
      long start = Math.max(0, -mediaStart);
      add(count, start, start + silenceTicks, samples.compositionOffsetTicks(0));
      shiftTicks = start + silenceTicks - samples.decodeTimeTicks(0);
      edit = new Edit(Math.max(0, mediaStart), /* delayTicks= */ 0, presentedTicks(edit));
    }
    for (int sample = 0; sample < samples.count(); sample++) {
      long start = samples.decodeTimeTicks(sample) + shiftTicks;
      long end = start + samples.durationTicks(sample);
      boolean isBeforeGap = next < gaps.size() && gaps.get(next).lastSample() == sample;
      long count = isBeforeGap ? countIn(gaps.get(next), timeScale, silence) : 0;
      long gapTicks = isBeforeGap ? gaps.get(next).endTicks() - gaps.get(next).startTicks() : 0;
      next += isBeforeGap ? 1 : 0;
      long ownEnd = count == 0 ? end : end - gapTicks;
      table
          .sourceNumber(samples.sourceNumber(sample))
          .decodeTimeTicks(start)
          .add(
              samples.sizeBytes(sample),
              samples.offsetBytes(sample),
              Math.toIntExact(ownEnd - start),
              samples.compositionOffsetTicks(sample),
              samples.randomAccess(sample));
      add(count, ownEnd, end, samples.compositionOffsetTicks(sample));
    }
    return track.withSamples(table.build()).withEdit(edit);
  }

  /** Adds silence, of which the last sample lasts until a time. */
  private void add(long count, long startTicks, long endTicks, int compositionOffsetTicks) {
    for (long sample = 0; sample < count; sample++) {
      long start = startTicks + silence.ticks(sample, timeScale);
      long end = sample == count - 1 ? endTicks : startTicks + silence.ticks(sample + 1, timeScale);
      table
          .sourceNumber(SampleTable.NOT_IN_SOURCE)
          .decodeTimeTicks(start)
          .add(
              silence.sizeBytes(),
              nextOffsetBytes,
              Math.toIntExact(end - start),
              compositionOffsetTicks,
              /* isSync= */ true);
      nextOffsetBytes += silence.sizeBytes();
    }
  }

  private static OptionalLong presentedTicks(Edit edit) {
    return edit.durationTicks().isPresent()
        ? OptionalLong.of(edit.delayTicks() + edit.durationTicks().getAsLong())
        : OptionalLong.empty();
  }
}
