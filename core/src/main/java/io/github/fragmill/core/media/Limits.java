package io.github.fragmill.core.media;

/**
 * What an input may ask for. Every length is checked against its container and these limits before
 * memory is set aside, so what a source costs is bounded whatever its bytes are. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Limits.DEFAULT.maxTracks(8).maxSamples(1_000_000)
 * }</pre>
 *
 * @param maxBoxes boxes within boxes, in the movie box of a source or in one of its fragments
 * @param maxDepth how deep boxes lie within boxes
 * @param maxTracks tracks in a movie
 * @param maxSamples samples in a track
 * @param maxBoxBytes the size of a box that is read whole (headers and sample entries, not tables)
 * @param maxTableBytes memory for what is kept of all sources of a title: their sample tables,
 *     header boxes and text. While they grow, up to twice as much is in use
 * @param maxTextBytes the size of a text file (WebVTT, SubRip, TTML)
 * @param maxSegmentBytes the media of one segment, which is held in memory while it is written; at
 *     most 1 GiB
 */
public record Limits(
    int maxBoxes,
    int maxDepth,
    int maxTracks,
    int maxSamples,
    int maxBoxBytes,
    int maxTableBytes,
    int maxTextBytes,
    int maxSegmentBytes) {

  private static final int MAX_SEGMENT_BYTES = 1 << 30;

  /**
   * 100,000 boxes, 16 deep, 256 tracks of 20 million samples (about five days of sound), header
   * boxes of 1 MiB, segments of 256 MiB. Two limits follow from the memory that the JVM may take:
   * tables of a quarter of it, at least 8 MiB and at most 1 GiB, and text files of a 64th, at least
   * 1 MiB and at most 16 MiB. Half a day of dense subtitles with styles takes 1 MiB, ten hours of
   * pictures and sound about 14 MiB of tables.
   */
  public static final Limits DEFAULT = forHeapOf(Runtime.getRuntime().maxMemory());

  public Limits {
    requirePositive("maxBoxes", maxBoxes);
    requirePositive("maxDepth", maxDepth);
    requirePositive("maxTracks", maxTracks);
    requirePositive("maxSamples", maxSamples);
    requirePositive("maxBoxBytes", maxBoxBytes);
    requirePositive("maxTableBytes", maxTableBytes);
    requirePositive("maxTextBytes", maxTextBytes);
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

  /**
   * Returns what {@link #DEFAULT} is for a JVM that may take so much memory. An application that
   * opens several titles at once gives each its part.
   *
   * @param bytes the memory, or the part of it
   */
  public static Limits forHeapOf(long bytes) {
    return new Limits(
        100_000,
        16,
        256,
        20_000_000,
        1 << 20,
        between(8 << 20, bytes / 4, 1 << 30),
        between(1 << 20, bytes / 64, 16 << 20),
        256 << 20);
  }

  private static int between(int least, long value, int most) {
    return (int) Math.max(least, Math.min(value, most));
  }

  /** Returns the same limits with another {@link #maxBoxes()}. */
  public Limits maxBoxes(int count) {
    return new Limits(
        count,
        maxDepth,
        maxTracks,
        maxSamples,
        maxBoxBytes,
        maxTableBytes,
        maxTextBytes,
        maxSegmentBytes);
  }

  /** Returns the same limits with another {@link #maxDepth()}. */
  public Limits maxDepth(int boxes) {
    return new Limits(
        maxBoxes,
        boxes,
        maxTracks,
        maxSamples,
        maxBoxBytes,
        maxTableBytes,
        maxTextBytes,
        maxSegmentBytes);
  }

  /** Returns the same limits with another {@link #maxTracks()}. */
  public Limits maxTracks(int count) {
    return new Limits(
        maxBoxes,
        maxDepth,
        count,
        maxSamples,
        maxBoxBytes,
        maxTableBytes,
        maxTextBytes,
        maxSegmentBytes);
  }

  /** Returns the same limits with another {@link #maxSamples()}. */
  public Limits maxSamples(int count) {
    return new Limits(
        maxBoxes,
        maxDepth,
        maxTracks,
        count,
        maxBoxBytes,
        maxTableBytes,
        maxTextBytes,
        maxSegmentBytes);
  }

  /** Returns the same limits with another {@link #maxBoxBytes()}. */
  public Limits maxBoxBytes(int bytes) {
    return new Limits(
        maxBoxes,
        maxDepth,
        maxTracks,
        maxSamples,
        bytes,
        maxTableBytes,
        maxTextBytes,
        maxSegmentBytes);
  }

  /** Returns the same limits with another {@link #maxTableBytes()}. */
  public Limits maxTableBytes(int bytes) {
    return new Limits(
        maxBoxes,
        maxDepth,
        maxTracks,
        maxSamples,
        maxBoxBytes,
        bytes,
        maxTextBytes,
        maxSegmentBytes);
  }

  /** Returns the same limits with another {@link #maxTextBytes()}. */
  public Limits maxTextBytes(int bytes) {
    return new Limits(
        maxBoxes,
        maxDepth,
        maxTracks,
        maxSamples,
        maxBoxBytes,
        maxTableBytes,
        bytes,
        maxSegmentBytes);
  }

  /** Returns the same limits with another {@link #maxSegmentBytes()}. */
  public Limits maxSegmentBytes(int bytes) {
    return new Limits(
        maxBoxes, maxDepth, maxTracks, maxSamples, maxBoxBytes, maxTableBytes, maxTextBytes, bytes);
  }
}
