package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The order of the media of several tracks in one file: in chunks of about a second, by the time
 * that they are decoded, so that a file can be played while it is read. Immutable.
 */
public final class ChunkPlan {

  private static final Duration CHUNK_DURATION = Duration.ofSeconds(1);

  /** A chunk is held in memory while it is written. */
  private static final int MAX_CHUNK_BYTES = 4 << 20;

  private final List<Track> tracks;
  private final int[] nextSamples;
  private int count;
  private int[] chunkTracks = new int[64];
  private int[] firstSamples = new int[64];
  private int[] endSamples = new int[64];
  private long[] offsets = new long[64];
  private long mediaBytes;

  private ChunkPlan(List<Track> tracks) {
    this.tracks = tracks;
    this.nextSamples = new int[tracks.size()];
  }

  /** Returns the chunks of tracks. */
  public static ChunkPlan of(List<Track> tracks) {
    ChunkPlan plan = new ChunkPlan(List.copyOf(tracks));
    for (int track = plan.nextTrack(); track >= 0; track = plan.nextTrack()) {
      plan.add(track);
    }
    return plan;
  }

  /** Returns the track whose next sample is decoded first, or -1 when none has one left. */
  private int nextTrack() {
    int next = -1;
    Duration earliest = Duration.ZERO;
    for (int track = 0; track < nextSamples.length; track++) {
      SampleTable samples = tracks.get(track).samples();
      if (nextSamples[track] < samples.count()) {
        Duration time =
            tracks.get(track).timeScale().toDuration(samples.decodeTimeTicks(nextSamples[track]));
        if (next < 0 || time.compareTo(earliest) < 0) {
          next = track;
          earliest = time;
        }
      }
    }
    return next;
  }

  private void add(int track) {
    SampleTable samples = tracks.get(track).samples();
    int first = nextSamples[track];
    long maxTicks = CHUNK_DURATION.toSeconds() * tracks.get(track).timeScale().ticksPerSecond();
    long bytes = samples.sizeBytes(first);
    int end = first + 1;
    while (end < samples.count()
        && samples.decodeTimeTicks(end) - samples.decodeTimeTicks(first) < maxTicks
        && bytes + samples.sizeBytes(end) <= MAX_CHUNK_BYTES) {
      bytes += samples.sizeBytes(end);
      end++;
    }
    grow();
    chunkTracks[count] = track;
    firstSamples[count] = first;
    endSamples[count] = end;
    offsets[count] = mediaBytes;
    count++;
    mediaBytes += bytes;
    nextSamples[track] = end;
  }

  private void grow() {
    if (count == chunkTracks.length) {
      chunkTracks = Arrays.copyOf(chunkTracks, count * 2);
      firstSamples = Arrays.copyOf(firstSamples, count * 2);
      endSamples = Arrays.copyOf(endSamples, count * 2);
      offsets = Arrays.copyOf(offsets, count * 2);
    }
  }

  /** Returns the number of chunks, in the order of the file. */
  public int count() {
    return count;
  }

  /** Returns the index of the track that a chunk belongs to. */
  public int track(int chunk) {
    return chunkTracks[chunk];
  }

  /** Returns the first sample of a chunk. */
  public int firstSample(int chunk) {
    return firstSamples[chunk];
  }

  /** Returns the end of a chunk: the sample after its last one. */
  public int endSample(int chunk) {
    return endSamples[chunk];
  }

  /** Returns where a chunk begins, from the beginning of the media. */
  long offsetBytes(int chunk) {
    return offsets[chunk];
  }

  /** Returns the size of a chunk. */
  private long sizeBytes(int chunk) {
    return (chunk + 1 == count ? mediaBytes : offsets[chunk + 1]) - offsets[chunk];
  }

  /** Returns the size of the largest chunk. */
  public long largestBytes() {
    long largest = 0;
    for (int chunk = 0; chunk < count; chunk++) {
      largest = Math.max(largest, sizeBytes(chunk));
    }
    return largest;
  }

  /** Returns the size of all media. */
  public long mediaBytes() {
    return mediaBytes;
  }

  /** Returns the chunks of one track, in their order. */
  int[] chunksOf(int track) {
    int[] chunks = new int[count];
    int found = 0;
    for (int chunk = 0; chunk < count; chunk++) {
      if (chunkTracks[chunk] == track) {
        chunks[found++] = chunk;
      }
    }
    return Arrays.copyOf(chunks, found);
  }
}
