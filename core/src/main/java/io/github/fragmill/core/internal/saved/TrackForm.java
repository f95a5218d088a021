package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.segment.SegmentBoundaries;
import java.util.Optional;
import java.util.OptionalLong;

/** A track and its segments, as bytes. */
final class TrackForm {

  /** Whatever is added to them, times stay within 63 bits. */
  private static final long MAX_TICKS = 1L << 60;

  private TrackForm() {}

  static void write(PackedWriter into, Track track) {
    into.count(track.id());
    into.optional(track.language(), PackedWriter::text);
    into.count(track.timeScale().ticksPerSecond());
    Edit edit = track.edit();
    into.count(edit.mediaStartTicks());
    into.count(edit.delayTicks());
    into.count(edit.durationTicks().orElse(0));
    FormatForm.write(into, track.format());
    into.block(track.samples().toBytes());
  }

  /**
   * @param maxSamples how many samples the track may have
   */
  static Track read(PackedReader from, int maxSamples) {
    int id = from.count(Integer.MAX_VALUE);
    Optional<String> language = from.optional(PackedReader::text);
    TimeScale timeScale = new TimeScale(from.count());
    long mediaStartTicks = ticks(from);
    long delayTicks = ticks(from);
    long durationTicks = ticks(from);
    Edit edit =
        new Edit(
            mediaStartTicks,
            delayTicks,
            durationTicks == 0 ? OptionalLong.empty() : OptionalLong.of(durationTicks));
    TrackFormat format = FormatForm.read(from);
    SampleTable samples = SampleTable.ofBytes(from.blockView(), maxSamples);
    return Track.builder(id, format, timeScale, samples).edit(edit).language(language).build();
  }

  private static long ticks(PackedReader from) {
    long ticks = from.count();
    if (ticks > MAX_TICKS) {
      throw new IllegalArgumentException("expected ticks up to 2^60, found " + ticks);
    }
    return ticks;
  }

  static void write(PackedWriter into, SegmentBoundaries boundaries) {
    int count = boundaries.segmentCount();
    into.count(count);
    for (int segment = 0; segment < count; segment++) {
      into.count(boundaries.endSample(segment) - boundaries.firstSample(segment));
      into.count(boundaries.durationTicks(segment));
    }
    into.count(boundaries.startTicks(0));
  }

  /**
   * @param sampleCount of the track
   */
  static SegmentBoundaries readBoundaries(PackedReader from, int sampleCount) {
    int count = from.countOfParts();
    int[] firstSamples = new int[count];
    long[] startTicks = new long[count];
    int sample = 0;
    long ticks = 0;
    for (int segment = 0; segment < count; segment++) {
      firstSamples[segment] = sample;
      startTicks[segment] = ticks;
      sample = Math.addExact(sample, from.count(sampleCount));
      ticks = Math.addExact(ticks, ticks(from));
    }
    long first = ticks(from);
    for (int segment = 0; segment < count; segment++) {
      startTicks[segment] = Math.addExact(startTicks[segment], first);
    }
    if (sample != sampleCount) {
      throw new IllegalArgumentException(
          "expected segments of " + sampleCount + " samples in all, found " + sample);
    }
    return SegmentBoundaries.of(firstSamples, sampleCount, startTicks, Math.addExact(ticks, first));
  }
}
