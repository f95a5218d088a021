package io.github.fragmill.core.media;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Arrays;

/**
 * What an input may demand. Every length is checked against its container and these limits before
 * memory is set aside, so what a source costs is bounded whatever its bytes are. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Limits.DEFAULT.withMaxTracks(8).withMaxSamples(1_000_000)
 * }</pre>
 */
@CheckReturnValue
public final class Limits {

  private static final int BOXES = 0;
  private static final int DEPTH = 1;
  private static final int TRACKS = 2;
  private static final int SAMPLES = 3;
  private static final int BOX_BYTES = 4;
  private static final int TABLE_BYTES = 5;
  private static final int TEXT_BYTES = 6;
  private static final int SEGMENT_BYTES = 7;

  private static final String[] NAMES = {
    "maxBoxes",
    "maxDepth",
    "maxTracks",
    "maxSamples",
    "maxBoxBytes",
    "maxTableBytes",
    "maxTextBytes",
    "maxSegmentBytes"
  };

  private static final int MAX_SEGMENT_BYTES = 1 << 30;

  /**
   * 100,000 boxes, 16 deep, 256 tracks of 20 million samples (about five days of audio), header
   * boxes of 1 MiB, segments of 256 MiB. Two limits follow from the memory that the JVM may take:
   * tables of a quarter of it, at least 8 MiB and at most 1 GiB, and text files of a 64th, at least
   * 1 MiB and at most 16 MiB. Half a day of dense subtitles with styles takes 1 MiB, ten hours of
   * video and audio about 14 MiB of tables.
   */
  public static final Limits DEFAULT = forHeapOf(Runtime.getRuntime().maxMemory());

  private final int[] values;

  private Limits(int... values) {
    this.values = values;
  }

  /**
   * Returns what {@link #DEFAULT} is for a JVM that may take so much memory. An application that
   * opens several presentations at once gives each its part.
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

  /** Returns how many boxes may be within boxes, in the movie box or in one fragment. */
  public int maxBoxes() {
    return values[BOXES];
  }

  /** Returns how deep boxes may be nested. */
  public int maxDepth() {
    return values[DEPTH];
  }

  /** Returns how many tracks a movie may have. */
  public int maxTracks() {
    return values[TRACKS];
  }

  /** Returns how many samples a track may have. */
  public int maxSamples() {
    return values[SAMPLES];
  }

  /** Returns the maximum size of a box that is read whole: headers, sample entries, not tables. */
  public int maxBoxBytes() {
    return values[BOX_BYTES];
  }

  /**
   * Returns the maximum memory for what is kept of all sources of a presentation: their sample
   * tables, header boxes and text. While they grow, up to twice as much is in use.
   */
  public int maxTableBytes() {
    return values[TABLE_BYTES];
  }

  /** Returns the maximum size of a text file (WebVTT, SubRip, TTML). */
  public int maxTextBytes() {
    return values[TEXT_BYTES];
  }

  /** Returns the maximum media of one segment, which is held in memory while it is written. */
  public int maxSegmentBytes() {
    return values[SEGMENT_BYTES];
  }

  /** Returns the same limits with another {@link #maxBoxes()}, 1 or more. */
  public Limits withMaxBoxes(int count) {
    return with(BOXES, count);
  }

  /** Returns the same limits with another {@link #maxDepth()}, 1 or more. */
  public Limits withMaxDepth(int boxes) {
    return with(DEPTH, boxes);
  }

  /** Returns the same limits with another {@link #maxTracks()}, 1 or more. */
  public Limits withMaxTracks(int count) {
    return with(TRACKS, count);
  }

  /** Returns the same limits with another {@link #maxSamples()}, 1 or more. */
  public Limits withMaxSamples(int count) {
    return with(SAMPLES, count);
  }

  /** Returns the same limits with another {@link #maxBoxBytes()}, 1 or more. */
  public Limits withMaxBoxBytes(int bytes) {
    return with(BOX_BYTES, bytes);
  }

  /** Returns the same limits with another {@link #maxTableBytes()}, 1 or more. */
  public Limits withMaxTableBytes(int bytes) {
    return with(TABLE_BYTES, bytes);
  }

  /** Returns the same limits with another {@link #maxTextBytes()}, 1 or more. */
  public Limits withMaxTextBytes(int bytes) {
    return with(TEXT_BYTES, bytes);
  }

  /** Returns the same limits with another {@link #maxSegmentBytes()}, 1 byte to 1 GiB. */
  public Limits withMaxSegmentBytes(int bytes) {
    if (bytes > MAX_SEGMENT_BYTES) {
      throw new IllegalArgumentException(
          "maxSegmentBytes: expected at most " + MAX_SEGMENT_BYTES + ", found " + bytes);
    }
    return with(SEGMENT_BYTES, bytes);
  }

  private Limits with(int limit, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          NAMES[limit] + ": expected a positive number, found " + value);
    }
    int[] changed = values.clone();
    changed[limit] = value;
    return new Limits(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Limits it && Arrays.equals(values, it.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Returns all limits by name. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int limit = 0; limit < values.length; limit++) {
      text.append(limit == 0 ? "" : ", ").append(NAMES[limit]).append(' ').append(values[limit]);
    }
    return text.toString();
  }
}
