package io.github.fragmill.core.media;

/**
 * What an input may ask for. Every length is checked against its container and these limits before
 * memory is set aside.
 *
 * @param maxBoxes boxes within boxes, in the movie box of a source or in one of its fragments
 * @param maxDepth how deep boxes lie within boxes
 * @param maxTracks tracks in a movie
 * @param maxSamples samples in a track
 * @param maxBoxBytes the size of a box that is read whole (headers and sample entries, not tables)
 * @param maxSegmentBytes the media of one segment, which is held in memory while it is written; at
 *     most 1 GiB
 */
public record Limits(
    int maxBoxes,
    int maxDepth,
    int maxTracks,
    int maxSamples,
    int maxBoxBytes,
    int maxSegmentBytes) {

  private static final int MAX_SEGMENT_BYTES = 1 << 30;

  /**
   * 100,000 boxes, 16 deep, 256 tracks of 20 million samples (about five days of sound), header
   * boxes of 1 MiB, segments of 256 MiB.
   */
  public static final Limits DEFAULT = new Limits(100_000, 16, 256, 20_000_000, 1 << 20, 256 << 20);

  public Limits {
    requirePositive("maxBoxes", maxBoxes);
    requirePositive("maxDepth", maxDepth);
    requirePositive("maxTracks", maxTracks);
    requirePositive("maxSamples", maxSamples);
    requirePositive("maxBoxBytes", maxBoxBytes);
    requirePositive("maxSegmentBytes", maxSegmentBytes);
    if (maxSegmentBytes > MAX_SEGMENT_BYTES) {
      throw new IllegalArgumentException(
          "maxSegmentBytes: expected at most " + MAX_SEGMENT_BYTES + ", found " + maxSegmentBytes);
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": expected a positive number, found " + value);
    }
  }
}
