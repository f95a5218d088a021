package io.github.fragmill.benchmarks.movie;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The tables of one track (ISO/IEC 14496-12, 8.5 to 8.7). */
final class SampleTableBoxes {

  /** Version and flags, and the number of entries. */
  private static final int TABLE_HEADER_BYTES = 8;

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

  List<byte[]> stbl() {
    List<byte[]> boxes = new ArrayList<>();
    byte[] oneEntry = ByteBuffer.allocate(TABLE_HEADER_BYTES).putInt(4, 1).array();
    boxes.add(Boxes.box("stsd", oneEntry, track.sampleEntry()));
    boxes.add(Boxes.fields("stts", 0, 1, track.sampleCount(), track.sampleDurationTicks()));
    if (!samples().allMatch(sample -> track.compositionOffsetTicks(sample) == 0)) {
      boxes.add(ctts());
    }
    if (!samples().allMatch(track::isSync)) {
      boxes.add(stss());
    }
    boxes.add(stsc());
    boxes.add(stsz());
    boxes.add(co64());
    return Boxes.container("stbl", boxes);
  }

  private IntStream samples() {
    return IntStream.range(0, track.sampleCount());
  }

  /** Composition offsets, runs of equal ones together. */
  private byte[] ctts() {
    int runCount = (int) samples().filter(this::beginsRunOfOffsets).count();
    return table("ctts", runCount, 2 * Integer.BYTES, this::putOffsets);
  }

  private void putOffsets(ByteBuffer box) {
    int first = 0;
    while (first < track.sampleCount()) {
      int end = first + 1;
      while (end < track.sampleCount() && !beginsRunOfOffsets(end)) {
        end++;
      }
      box.putInt(end - first).putInt(track.compositionOffsetTicks(first));
      first = end;
    }
  }

  private boolean beginsRunOfOffsets(int sample) {
    return sample == 0
        || track.compositionOffsetTicks(sample) != track.compositionOffsetTicks(sample - 1);
  }

  /** Sync samples, which count from 1. */
  private byte[] stss() {
    int syncCount = (int) samples().filter(track::isSync).count();
    return table(
        "stss",
        syncCount,
        Integer.BYTES,
        box -> samples().filter(track::isSync).forEach(sample -> box.putInt(sample + 1)));
  }

  /** Samples in each chunk, runs of equal counts together; chunks count from 1. */
  private byte[] stsc() {
    int[] firsts = IntStream.range(0, seconds).filter(this::beginsRunOfChunks).toArray();
    return table(
        "stsc",
        firsts.length,
        3 * Integer.BYTES,
        box -> {
          for (int second : firsts) {
            box.putInt(second + 1).putInt(samplesIn(second)).putInt(/* sample_description */ 1);
          }
        });
  }

  private boolean beginsRunOfChunks(int second) {
    return second == 0 || samplesIn(second) != samplesIn(second - 1);
  }

  private int samplesIn(int second) {
    return track.firstSampleOf(second + 1) - track.firstSampleOf(second);
  }

  private byte[] stsz() {
    int count = track.sampleCount();
    return Boxes.box(
        "stsz",
        TABLE_HEADER_BYTES + Integer.BYTES + count * Integer.BYTES,
        box -> {
          box.putInt(0).putInt(/* sample_size: each its own */ 0).putInt(count);
          samples().forEach(sample -> box.putInt(track.sizeBytes(sample)));
        });
  }

  private byte[] co64() {
    return table(
        "co64",
        seconds,
        Long.BYTES,
        box -> {
          for (int second = 0; second < seconds; second++) {
            box.putLong(chunks.offsetBytes(trackIndex, second));
          }
        });
  }

  private static byte[] table(
      String type, int entryCount, int entryBytes, Consumer<ByteBuffer> entries) {
    return Boxes.box(
        type,
        TABLE_HEADER_BYTES + entryCount * entryBytes,
        box -> entries.accept(box.putInt(0).putInt(entryCount)));
  }
}
