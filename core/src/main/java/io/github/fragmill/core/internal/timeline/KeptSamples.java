package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.util.Set;

/**
 * The samples of a track that its edit needs: those that are presented, and those that must be
 * decoded for them.
 *
 * @param first the first one
 * @param end after the last one
 * @param hasLeading whether leading pictures are left out: those that are decoded after the first
 *     sample and presented before it
 */
record KeptSamples(int first, int end, boolean hasLeading) {

  /** Where frames that follow a sync sample never refer to its leading pictures (3.84). */
  private static final Set<String> HEVC = Set.of("hvc1", "hev1", "dvh1", "dvhe");

  static KeptSamples of(Track track) {
    SampleTable samples = track.samples();
    int first =
        switch (track.format().type()) {
          case VIDEO -> firstVideoSample(samples, track.edit().mediaStartTicks());
          case AUDIO -> firstAudioSample(track);
          case TEXT -> firstAfter(samples, track.edit().mediaStartTicks());
        };
    boolean hasLeading =
        first > 0 && HEVC.contains(track.format().sampleEntry().type()) && samples.isSync(first);
    return new KeptSamples(first, Math.max(first + 1, end(samples, track.edit())), hasLeading);
  }

  /** Returns whether a sample of the range is kept. */
  boolean has(int sample, SampleTable samples) {
    return !hasLeading
        || sample == first
        || samples.compositionTimeTicks(sample) >= samples.compositionTimeTicks(first);
  }

  /**
   * The last sync sample that is presented by the edit's start, and from which all of it follows.
   */
  private static int firstVideoSample(SampleTable samples, long startTicks) {
    if (samples.compositionStartTicks() >= startTicks) {
      return 0;
    }
    int first = 0;
    for (int sync = samples.nextSync(0);
        sync < samples.count();
        sync = samples.nextSync(sync + 1)) {
      if (samples.compositionTimeTicks(sync) <= startTicks) {
        first = sync;
      }
    }
    // A frame that is presented after a sync sample is decoded after it, in all but odd streams.
    for (int sample = first - 1; sample >= 0; sample--) {
      if (samples.compositionTimeTicks(sample) > samples.compositionTimeTicks(first)) {
        first = syncAtOrBefore(samples, sample);
      }
    }
    return first;
  }

  private static int firstAudioSample(Track track) {
    SampleTable samples = track.samples();
    int shown = firstAfter(samples, track.edit().mediaStartTicks());
    AudioFormat format = (AudioFormat) track.format();
    int first = Math.max(0, shown - samplesBefore(format));
    long preRollTicks = track.timeScale().toTicks(format.preRoll());
    while (first > 0
        && samples.decodeTimeTicks(shown) - samples.decodeTimeTicks(first) < preRollTicks) {
      first--;
    }
    return syncAtOrBefore(samples, first);
  }

  private static int samplesBefore(AudioFormat format) {
    return Codecs.audio(format.sampleEntry().type())
        .map(codec -> codec.primingSamples(format))
        .orElse(0);
  }

  private static int syncAtOrBefore(SampleTable samples, int sample) {
    int sync = sample;
    while (sync > 0 && !samples.isSync(sync)) {
      sync--;
    }
    return sync;
  }

  /** Returns the first sample that lasts beyond a composition time. */
  private static int firstAfter(SampleTable samples, long ticks) {
    int sample = 0;
    while (sample < samples.count() - 1
        && samples.compositionTimeTicks(sample) + samples.durationTicks(sample) <= ticks) {
      sample++;
    }
    return sample;
  }

  private static int end(SampleTable samples, Edit edit) {
    int end = samples.count();
    if (edit.durationTicks().isPresent()) {
      long endTicks = edit.mediaStartTicks() + edit.durationTicks().getAsLong();
      while (end > 1 && samples.compositionTimeTicks(end - 1) >= endTicks) {
        end--;
      }
    }
    return end;
  }
}
