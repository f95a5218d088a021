package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.media.RandomAccess;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.segment.SegmentBoundaries;

/**
 * How decoding begins in the segments of a track: the types of stream access points of ISO/IEC
 * 14496-12, Annex I. Immutable and thread-safe.
 *
 * <pre>
 * type   first sample               samples decoded after it and presented before it
 * 1      sync sample                none
 * 2      sync sample                all are right
 * 3      open random access point   may be wrong
 * 4      gradual refresh            what is presented up to the recovery is wrong
 * 0      none of these
 * </pre>
 *
 * @param track what is divided into segments
 * @param boundaries its segments
 */
public record SegmentStarts(Track track, SegmentBoundaries boundaries) {

  /** No stream access point. */
  public static final int NONE = 0;

  /** What is presented before the first sample may be wrong: an open group of pictures. */
  public static final int OPEN = 3;

  /** Frames become complete one after the other: a gradual refresh. */
  public static final int GRADUAL = 4;

  /** CMAF allows types 1 and 2 (ISO/IEC 23000-19, 7.3.2). */
  private static final int LAST_OF_CMAF = 2;

  /** Returns the type of stream access point that a segment begins with, 1 to 4, or 0. */
  public int sapType(int segment) {
    SampleTable samples = track.samples();
    int first = boundaries.firstSample(segment);
    boolean hasLeading = samples.nextLeading(first, first + 1) < boundaries.endSample(segment);
    return switch (samples.randomAccess(first).type()) {
      case NONE -> NONE;
      case SYNC -> hasLeading ? 2 : 1;
      case OPEN -> hasLeading ? OPEN : 1;
      case GRADUAL -> GRADUAL;
    };
  }

  /**
   * Returns how long after its beginning all of a segment is right ({@code SAP_delta_time}, ISO/IEC
   * 14496-12, 8.16.3.3), in ticks, 0 or more.
   */
  public long sapDeltaTicks(int segment) {
    int first = boundaries.firstSample(segment);
    RandomAccess access = track.samples().randomAccess(first);
    if (access.type() == RandomAccess.Type.NONE || access.type() == RandomAccess.Type.SYNC) {
      return 0;
    }
    long right = Math.min(track.samples().count() - 1L, (long) first + access.recoverySamples());
    return Math.max(0, track.presentationTimeTicks((int) right) - boundaries.startTicks(segment));
  }

  /** Returns what holds for every segment: the highest type, or 0 where one of them has none. */
  public int highestSapType() {
    int highest = NONE;
    for (int segment = 0; segment < boundaries.segmentCount(); segment++) {
      int type = sapType(segment);
      if (type == NONE) {
        return NONE;
      }
      highest = Math.max(highest, type);
    }
    return highest;
  }

  /** Returns whether every segment begins as CMAF requires. */
  public boolean areOfCmaf() {
    int highest = highestSapType();
    return highest != NONE && highest <= LAST_OF_CMAF;
  }
}
