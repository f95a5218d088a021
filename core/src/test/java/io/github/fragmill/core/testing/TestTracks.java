package io.github.fragmill.core.testing;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import java.util.function.IntPredicate;

/** Makes tracks without media. */
public final class TestTracks {

  private TestTracks() {}

  /** A video format that protects all of a sample but its first byte. */
  public static VideoFormat videoFormat() {
    return videoFormat("avc1", /* heightPixels= */ 48);
  }

  /** The same format with another height and sample entry. */
  public static VideoFormat videoFormat(String sampleEntryType, int heightPixels) {
    return VideoFormat.builder(
            sampleEntryType + ".42001e",
            videoEntry(sampleEntryType),
            () ->
                (sample, into) -> {
                  if (sample.remaining() > 1) {
                    into.add(1, sample.remaining() - 1);
                  }
                })
        .sizePixels(64, heightPixels)
        .build();
  }

  /** A video sample entry of a type, without boxes in it. */
  public static SampleEntry videoEntry(String type) {
    byte[] fields = TestBoxes.concat(TestBoxes.zeros(6), TestBoxes.shorts(1), TestBoxes.zeros(68));
    return new SampleEntry(TestBoxes.box(type, fields, TestBoxes.shorts(-1)));
  }

  /** An audio format without a subsample rule. */
  public static AudioFormat audioFormat() {
    return AudioFormat.builder(
            "mp4a.40.2", new SampleEntry(TestBoxes.box("mp4a", TestBoxes.zeros(28))))
        .samplingRateHertz(48_000)
        .channelConfiguration(2)
        .channelCount(2)
        .build();
  }

  /** A track with ID 1 and no language. */
  public static Track track(
      TrackFormat format, long ticksPerSecond, SampleTable samples, Edit edit) {
    return Track.builder(/* id= */ 1, format, new TimeScale(ticksPerSecond), samples)
        .edit(edit)
        .build();
  }

  /** A video track without an edit list. */
  public static Track video(long ticksPerSecond, SampleTable samples) {
    return track(videoFormat(), ticksPerSecond, samples, Edit.NONE);
  }

  /** An audio track without an edit list. */
  public static Track audio(long ticksPerSecond, SampleTable samples) {
    return track(audioFormat(), ticksPerSecond, samples, Edit.NONE);
  }

  /** Samples of 10 bytes side by side, of one duration, in the order of presentation. */
  public static SampleTable samples(int count, int durationTicks, IntPredicate isSync) {
    SampleTableBuilder table = new SampleTableBuilder(count);
    for (int sample = 0; sample < count; sample++) {
      table.add(10, 10L * sample, durationTicks, 0, isSync.test(sample));
    }
    return table.build();
  }

  /** Samples as {@link #samples}, all sync. */
  public static SampleTable frames(int count, int durationTicks) {
    return samples(count, durationTicks, sample -> true);
  }
}
