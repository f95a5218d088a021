package io.github.fragmill.benchmarks.movie;

import java.nio.ByteBuffer;
import java.util.List;

/** The media of a movie, computed where it is asked for. Immutable and thread-safe. */
final class ComputedMedia {

  private final List<SyntheticTrack> tracks;
  private final ChunkTable chunks;

  ComputedMedia(List<SyntheticTrack> tracks, ChunkTable chunks) {
    this.tracks = tracks;
    this.chunks = chunks;
  }

  /**
   * Puts the media between two places of the file.
   *
   * @param startBytes not before the first chunk
   * @param endBytes exclusive
   */
  void put(long startBytes, long endBytes, ByteBuffer into) {
    int second = chunks.secondAt(startBytes);
    long sampleStart = chunks.offsetBytes(/* track= */ 0, second);
    for (; sampleStart < endBytes; second++) {
      for (SyntheticTrack track : tracks) {
        int endSample = track.firstSampleOf(second + 1);
        for (int sample = track.firstSampleOf(second); sample < endSample; sample++) {
          int sizeBytes = track.sizeBytes(sample);
          int from = (int) Math.min(Math.max(startBytes - sampleStart, 0), sizeBytes);
          int to = (int) Math.min(Math.max(endBytes - sampleStart, 0), sizeBytes);
          track.put(sample, from, to, into);
          sampleStart += sizeBytes;
        }
      }
    }
  }
}
