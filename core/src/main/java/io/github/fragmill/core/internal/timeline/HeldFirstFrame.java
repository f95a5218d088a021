package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Extends the first frame of a video track that begins late back to 0 s. All other frames keep
 * their times.
 *
 * <pre>
 * source    |               | first | second | third |
 * extended  | first ------------------| second | third |
 * </pre>
 *
 * <p>What is decoded up to the first frame is decoded as much earlier. Frames among that which are
 * presented after it keep their presentation times by longer composition offsets.
 */
public final class HeldFirstFrame {

  /** Frames so shortly before another are only there for others to refer to. */
  private static final Duration NOT_SEEN = Duration.ofMillis(2);

  /** The largest duration or offset that readers accept. */
  private static final long MAX_TICKS = 1 << 30;

  private static final int NONE = -1;

  private final Track track;
  private final SampleTable samples;
  private final Edit edit;

  /** The sample that is presented first, {@link #NONE} when none is. */
  private final int earliest;

  /** The sample that is seen first. */
  private final int first;

  private HeldFirstFrame(Track track) {
    this.track = track;
    this.samples = track.samples();
    this.edit = track.edit();
    this.earliest = earliest();
    this.first = earliest == NONE ? NONE : first();
  }

  /** Returns how late a track of video begins, in ticks; 0 when players would not notice. */
  public static long lateTicks(Track track) {
    if (!Gap.isNoticed(track.presentationStartTicks(), track)) {
      return 0;
    }
    HeldFirstFrame held = new HeldFirstFrame(track);
    return held.earliest == NONE || !Gap.isNoticed(held.lateTicks(), track) ? 0 : held.lateTicks();
  }

  /** Returns whether the fields of samples have room for the time that a track is late. */
  public static boolean isPossible(Track track) {
    HeldFirstFrame held = new HeldFirstFrame(track);
    long ticks = held.lateTicks() + held.samples.durationTicks(held.first);
    for (int sample = 0; sample < held.first; sample++) {
      ticks = Math.max(ticks, held.lateTicks() + held.samples.compositionOffsetTicks(sample));
    }
    return ticks <= MAX_TICKS;
  }

  /**
   * Returns a late track with its first frame from 0 on.
   *
   * @param track of video, late and such that it {@link #isPossible}
   */
  public static Track fromZero(Track track) {
    return new HeldFirstFrame(track).extended();
  }

  private int earliest() {
    int found = NONE;
    for (int sample = 0; sample < samples.count(); sample++) {
      long ticks = samples.compositionTimeTicks(sample);
      boolean isEarlier = found == NONE || ticks < samples.compositionTimeTicks(found);
      found = ticks >= edit.mediaStartTicks() && isEarlier ? sample : found;
    }
    return found;
  }

  private int first() {
    long limit = samples.compositionTimeTicks(earliest) + track.timeScale().toTicks(NOT_SEEN);
    int seen = earliest;
    for (int sample = 0; sample < samples.count(); sample++) {
      long ticks = samples.compositionTimeTicks(sample);
      seen = ticks <= limit && ticks > samples.compositionTimeTicks(seen) ? sample : seen;
    }
    return seen;
  }

  private long lateTicks() {
    return track.presentationTimeTicks(earliest);
  }

  private Track extended() {
    long firstTicks = samples.compositionTimeTicks(first);
    long earlierTicks = samples.compositionTimeTicks(earliest) - edit.mediaStartTicks();
    long laterTicks = Math.max(0, earlierTicks - samples.decodeTimeTicks(0));
    SampleTableBuilder table = new SampleTableBuilder(samples.count()).rate(SampleRate.of(track));
    for (int sample = 0; sample < samples.count(); sample++) {
      boolean isMoved = sample <= first;
      boolean isShownEarlier = samples.compositionTimeTicks(sample) <= firstTicks;
      long offset = samples.compositionOffsetTicks(sample);
      if (isMoved != isShownEarlier) {
        offset += isMoved ? lateTicks() : -lateTicks();
      }
      table
          .sourceNumber(samples.sourceNumber(sample))
          .decodeTimeTicks(
              samples.decodeTimeTicks(sample)
                  + laterTicks
                  + (isMoved ? -earlierTicks : edit.delayTicks()))
          .add(
              samples.sizeBytes(sample),
              samples.offsetBytes(sample),
              Math.toIntExact(samples.durationTicks(sample) + (sample == first ? lateTicks() : 0)),
              Math.toIntExact(offset),
              samples.randomAccess(sample));
    }
    OptionalLong durationTicks = edit.durationTicks();
    return track
        .withSamples(table.build())
        .withEdit(
            new Edit(
                edit.mediaStartTicks() + laterTicks,
                /* delayTicks= */ 0,
                durationTicks.isPresent()
                    ? OptionalLong.of(edit.delayTicks() + durationTicks.getAsLong())
                    : durationTicks));
  }
}
