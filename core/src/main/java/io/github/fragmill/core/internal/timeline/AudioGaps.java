package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where an audio track has none: at its beginning, and after samples that last too long. */
public final class AudioGaps {

  private AudioGaps() {}

  /**
   * Returns the gaps that players would notice, and that have room for a sample of silence, in
   * their order.
   *
   * @param silence of the codec, if it is known
   */
  public static List<Gap> of(Track track, Optional<SilentFrame> silence) {
    SampleTable samples = track.samples();
    List<Gap> gaps = new ArrayList<>();
    long startTicks = track.presentationTimeTicks(0);
    if (Gap.isNoticed(startTicks, track)) {
      gaps.add(new Gap(Gap.NONE, 0, startTicks));
    }
    long silentTicks = silence.map(it -> it.ticks(1, track.timeScale())).orElse(0L);
    int frameTicks = frameTicks(track, silentTicks);
    for (int sample = 0; sample < samples.count() - 1; sample++) {
      int durationTicks = samples.durationTicks(sample);
      long gapTicks = (long) durationTicks - frameTicks;
      if (gapTicks > 0 && gapTicks >= silentTicks && Gap.isNoticed(gapTicks, track)) {
        long frameStart = track.presentationTimeTicks(sample);
        gaps.add(new Gap(sample, frameStart + frameTicks, frameStart + durationTicks));
      }
    }
    return gaps;
  }

  /**
   * Returns how long a sample lasts without a gap: as long as most do, or as the codec's frames if
   * they are longer.
   */
  private static int frameTicks(Track track, long silentTicks) {
    SampleTable samples = track.samples();
    int candidate = 0;
    int votes = 0;
    for (int sample = 0; sample < samples.count(); sample++) {
      int ticks = samples.durationTicks(sample);
      if (votes == 0) {
        candidate = ticks;
      }
      votes += ticks == candidate ? 1 : -1;
    }
    return (int) Math.min(Integer.MAX_VALUE, Math.max(candidate, silentTicks));
  }
}
