package io.github.fragmill.benchmarks.movie;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The tables of one track (ISO/IEC 14496-12, 8.5 to 8.7). */
final class SampleTableBoxes {

  private final SyntheticTrack track;
  private final int trackIndex;
  private final int seconds;
  private final ChunkTable chunks;

  SampleTableBoxes(SyntheticTrack track, int trackIndex, int seconds, ChunkTable chunks) {
    this.track = track;
    this.trackIndex = trackIndex;
    this.seconds = seconds;
    this.chunks = chunks;
  }

  byte[] stbl() {
    List<byte[]> boxes = new ArrayList<>();
    boxes.add(
        Boxes.box(
            "stsd",
            ByteBuffer.allocate(8).putInt(4, /* entries */ 1).array(),
            track.sampleEntry()));
    boxes.add(Boxes.fields("stts", 0, 1, track.sampleCount(), track.sampleDurationTicks()));
    if (!samples().allMatch(sample -> track.compositionOffsetTicks(sample) == 0)) {
      boxes.add(ctts());
    }
    if (!samples().allMatch(track::isSync)) {
      int[] syncs = samples().filter(track::isSync).map(sample -> sample + 1).toArray();
      boxes.add(table("stss", syncs.length, syncs));
    }
    boxes.add(stsc());
    boxes.add(
        Boxes.box(
            "stsz",
            fields(0, /* sample_size */ 0, track.sampleCount()),
            fields(samples().map(track::sizeBytes).toArray())));
    boxes.add(co64());
    return Boxes.box("stbl", boxes.toArray(new byte[0][]));
  }

  private IntStream samples() {
    return IntStream.range(0, track.sampleCount());
  }

  /** Composition offsets, runs of equal ones together. */
  private byte[] ctts() {
    IntStream.Builder runs = IntStream.builder();
    int runCount = 0;
    for (int first = 0; first < track.sampleCount(); runCount++) {
      int end = first + 1;
      while (end < track.sampleCount()
          && track.compositionOffsetTicks(end) == track.compositionOffsetTicks(first)) {
        end++;
      }
      runs.add(end - first).add(track.compositionOffsetTicks(first));
      first = end;
    }
    return table("ctts", runCount, runs.build().toArray());
  }

  /** Samples in each chunk, runs of equal counts together; chunks count from 1. */
  private byte[] stsc() {
    IntStream.Builder runs = IntStream.builder();
    int runCount = 0;
    int lastCount = 0;
    for (int second = 0; second < seconds; second++) {
      int count = track.firstSampleOf(second + 1) - track.firstSampleOf(second);
      if (count != lastCount) {
        runs.add(second + 1).add(count).add(/* sample_description_index */ 1);
        runCount++;
        lastCount = count;
      }
    }
    return table("stsc", runCount, runs.build().toArray());
  }

  private byte[] co64() {
    ByteBuffer offsets = ByteBuffer.allocate(seconds * Long.BYTES);
    for (int second = 0; second < seconds; second++) {
      offsets.putLong(chunks.offsetBytes(trackIndex, second));
    }
    return Boxes.box("co64", fields(0, seconds), offsets.array());
  }

  private static byte[] table(String type, int entries, int[] fields) {
    return Boxes.box(type, fields(0, entries), fields(fields));
  }

  private static byte[] fields(int... fields) {
    ByteBuffer bytes = ByteBuffer.allocate(fields.length * Integer.BYTES);
    bytes.asIntBuffer().put(fields);
    return bytes.array();
  }
}
