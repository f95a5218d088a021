package io.github.fragmill.benchmarks.movie;

import java.util.Arrays;
import java.util.List;

/**
 * Where the chunks of a movie are: for each second one of each track, side by side. Immutable.
 *
 * <pre>
 * video of second 0 | audio of second 0 | video of second 1 | ...
 * </pre>
 */
final class ChunkTable {

  private final long[][] offsets;
  private final long endBytes;

  /**
   * @param startBytes where the first chunk begins
   */
  ChunkTable(List<SyntheticTrack> tracks, int seconds, long startBytes) {
    offsets = new long[tracks.size()][seconds];
    long offset = startBytes;
    for (int second = 0; second < seconds; second++) {
      for (int track = 0; track < tracks.size(); track++) {
        offsets[track][second] = offset;
        offset += chunkBytes(tracks.get(track), second);
      }
    }
    endBytes = offset;
  }

  private static int chunkBytes(SyntheticTrack track, int second) {
    int bytes = 0;
    for (int sample = track.firstSampleOf(second);
        sample < track.firstSampleOf(second + 1);
        sample++) {
      bytes += track.sizeBytes(sample);
    }
    return bytes;
  }

  long offsetBytes(int track, int second) {
    return offsets[track][second];
  }

  /**
   * Returns the second whose chunks hold a byte.
   *
   * @param positionBytes not before the first chunk, and before the end of the last
   */
  int secondAt(long positionBytes) {
    int found = Arrays.binarySearch(offsets[0], positionBytes);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns where the last chunk ends. */
  long endBytes() {
    return endBytes;
  }
}
