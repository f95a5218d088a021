package io.github.fragmill.crypto.testing;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;

/** Tracks for tests: tests here look at their kind only. */
public final class Tracks {

  private Tracks() {}

  /** Returns a track whose samples are encrypted in part. */
  public static Track video() {
    return video(/* heightPixels= */ 360);
  }

  /** Returns the same with another height. */
  public static Track video(int heightPixels) {
    return track(
        /* id= */ 1,
        VideoFormat.builder(
                "avc1.64001f",
                entry("avc1"),
                () -> (sample, into) -> into.add(0, sample.remaining()))
            .sizePixels(640, heightPixels)
            .build());
  }

  /** Returns a track whose samples are encrypted whole. */
  public static Track audio() {
    return track(
        /* id= */ 2,
        AudioFormat.builder("mp4a.40.2", entry("mp4a"))
            .samplingRateHertz(48_000)
            .channelConfiguration(2)
            .channelCount(2)
            .build());
  }

  private static Track track(int id, TrackFormat format) {
    SampleTable samples =
        new SampleTableBuilder(/* expectedCount= */ 1)
            .add(
                /* sizeBytes= */ 100,
                /* offsetBytes= */ 0,
                /* durationTicks= */ 1,
                /* compositionOffsetTicks= */ 0,
                /* isSync= */ true)
            .build();
    return Track.builder(id, format, new TimeScale(1000), samples).build();
  }

  private static SampleEntry entry(String type) {
    byte[] box = {0, 0, 0, 8, 0, 0, 0, 0};
    for (int i = 0; i < 4; i++) {
      box[4 + i] = (byte) type.charAt(i);
    }
    return new SampleEntry(box);
  }
}
