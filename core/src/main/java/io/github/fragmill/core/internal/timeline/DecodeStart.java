package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;

/**
 * Lets a track be decoded from when it is presented on, or from earlier. Presentation times stay.
 *
 * <p>Players of HLS let their time begin at the first decode time, whatever an edit list takes
 * back. What is presented before it would be before their 0, and lost up to the next sync sample.
 *
 * <pre>
 * presented      |||     | shown | shown |
 * decoded late          |||shown | shown |
 * decoded early  |||     | shown | shown |
 * </pre>
 *
 * <p>Only the samples up to the last one that is decoded after it is presented are decoded earlier,
 * and that one lasts as much longer. All after it keep their decode times, which players take for
 * presentation times of segments.
 */
public final class DecodeStart {

  /** The largest duration or offset that readers accept. */
  private static final long MAX_TICKS = 1 << 30;

  private final Track track;
  private final SampleTable samples;

  /** How much earlier decoding is to begin. */
  private final long ticks;

  private DecodeStart(Track track, long ticks) {
    this.track = track;
    this.samples = track.samples();
    this.ticks = ticks;
  }

  /**
   * Returns a track of which the first sample is decoded no later than any is presented: the same
   * one where that holds, or where fields of samples have no room for the difference.
   */
  public static Track byPresentation(Track track) {
    long lateTicks = lateTicks(track);
    long skippedTicks = Math.min(lateTicks, track.edit().mediaStartTicks());
    Track moved = skippedTicks == 0 ? track : withoutMedia(track, skippedTicks);
    return lateTicks == skippedTicks
        ? moved
        : new DecodeStart(moved, lateTicks - skippedTicks).decodedEarlier();
  }

  private static long lateTicks(Track track) {
    SampleTable samples = track.samples();
    long presented = track.edit().toPresentationTicks(samples.compositionStartTicks());
    return Math.max(0, samples.decodeTimeTicks(0) - Math.max(0, presented));
  }

  /** Lets all samples and the edit begin earlier in the media, where there is nothing. */
  private static Track withoutMedia(Track track, long ticks) {
    Edit edit = track.edit();
    return track
        .withSamples(track.samples().earlier(ticks))
        .withEdit(
            new Edit(edit.mediaStartTicks() - ticks, edit.delayTicks(), edit.durationTicks()));
  }

  private Track decodedEarlier() {
    int last = lastDecodedLate();
    // A longer last sample must not be what the track ends with.
    boolean isLonger = end(last) + ticks <= samples.compositionEndTicks();
    int moved = isLonger ? last : samples.count() - 1;
    if (!hasRoom(moved)) {
      return track;
    }
    SampleTableBuilder table = new SampleTableBuilder(samples.count()).rate(SampleRate.of(track));
    for (int sample = 0; sample < samples.count(); sample++) {
      long earlier = sample <= moved ? ticks : 0;
      long longer = sample == moved && isLonger ? ticks : 0;
      table
          .sourceNumber(samples.sourceNumber(sample))
          .decodeTimeTicks(samples.decodeTimeTicks(sample) - earlier)
          .add(
              samples.sizeBytes(sample),
              samples.offsetBytes(sample),
              Math.toIntExact(samples.durationTicks(sample) + longer),
              Math.toIntExact(samples.compositionOffsetTicks(sample) + earlier),
              samples.randomAccess(sample));
    }
    return track.withSamples(table.build());
  }

  /** One is: without an edit that skips media, nothing else makes a track late. */
  private int lastDecodedLate() {
    int sample = samples.count() - 1;
    while (sample > 0 && samples.compositionOffsetTicks(sample) >= 0) {
      sample--;
    }
    return sample;
  }

  private long end(int sample) {
    return samples.compositionTimeTicks(sample) + samples.durationTicks(sample);
  }

  private boolean hasRoom(int moved) {
    long largest = samples.durationTicks(moved) + ticks;
    for (int sample = 0; sample <= moved; sample++) {
      largest = Math.max(largest, samples.compositionOffsetTicks(sample) + ticks);
    }
    return largest < MAX_TICKS && samples.minCompositionOffsetTicks() >= -MAX_TICKS;
  }
}
