package io.github.fragmill.cpix.testing;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import java.util.Optional;

/** Tracks of two samples: 25 frames and 20,000 bits a second. */
public final class TestTracks {

  private TestTracks() {}

  public static Track video(int width, int height) {
    return video(width, height, "avc1.64001f", Optional.empty());
  }

  public static Track video(int width, int height, String codecs, Optional<Colour> colour) {
    return track(
        VideoFormat.builder(
                codecs, entry("avc1"), () -> (sample, into) -> into.add(0, sample.remaining()))
            .sizePixels(width, height)
            .colour(colour)
            .build());
  }

  public static Track audio(int channels) {
    return track(
        AudioFormat.builder("mp4a.40.2", entry("mp4a"))
            .samplingRateHertz(48_000)
            .channelCount(channels)
            .build());
  }

  private static Track track(TrackFormat format) {
    SampleTableBuilder samples = new SampleTableBuilder(/* expectedCount= */ 2);
    for (int sample = 0; sample < 2; sample++) {
      samples.add(
          /* sizeBytes= */ 100,
          /* offsetBytes= */ 100L * sample,
          /* durationTicks= */ 40,
          /* compositionOffsetTicks= */ 0,
          /* isSync= */ true);
    }
    return Track.builder(1, format, new TimeScale(1000), samples.build()).build();
  }

  private static SampleEntry entry(String type) {
    byte[] box = {0, 0, 0, 8, 0, 0, 0, 0};
    for (int i = 0; i < 4; i++) {
      box[4 + i] = (byte) type.charAt(i);
    }
    return new SampleEntry(box);
  }
}
