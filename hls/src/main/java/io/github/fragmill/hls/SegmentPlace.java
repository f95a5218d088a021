package io.github.fragmill.hls;

import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;

/**
 * Where a part of a rendition is: a file, or a range of one.
 *
 * @param fileName a relative path with {@code /}
 * @param offsetBytes where the range begins
 * @param lengthBytes its length, or {@link #WHOLE}
 */
record SegmentPlace(String fileName, long offsetBytes, long lengthBytes) {

  /** All of the file. */
  static final long WHOLE = -1;

  /** Returns the value of {@code EXT-X-BYTERANGE}. */
  String byteRange() {
    return lengthBytes + "@" + offsetBytes;
  }

  boolean isRange() {
    return lengthBytes != WHOLE;
  }

  /** Returns the header of a rendition. */
  static SegmentPlace header(Rendition rendition) {
    if (rendition.addressing() instanceof Addressing.SingleFile file) {
      return new SegmentPlace(file.fileName(), 0, file.headerBytes());
    }
    return new SegmentPlace(segmentFiles(rendition).headerName(), 0, WHOLE);
  }

  /** Returns all segments of a rendition, in their order. */
  static SegmentPlace[] segments(Rendition rendition) {
    SegmentTimes segments = rendition.segments();
    SegmentPlace[] places = new SegmentPlace[segments.count()];
    if (rendition.addressing() instanceof Addressing.SingleFile file) {
      long offset = file.headerBytes() + file.indexBytes();
      for (int segment = 0; segment < places.length; segment++) {
        places[segment] = new SegmentPlace(file.fileName(), offset, segments.sizeBytes(segment));
        offset += segments.sizeBytes(segment);
      }
      return places;
    }
    Addressing.SegmentFiles files = segmentFiles(rendition);
    for (int segment = 0; segment < places.length; segment++) {
      String name = files.segmentName(segment, segments.startTicks(segment));
      places[segment] = new SegmentPlace(name, 0, WHOLE);
    }
    return places;
  }

  private static Addressing.SegmentFiles segmentFiles(Rendition rendition) {
    return (Addressing.SegmentFiles) rendition.addressing();
  }

  /**
   * Returns the beginning of a segment.
   *
   * @param sizeBytes the size of the segment
   * @param endBytes the end of the beginning
   */
  SegmentPlace beginning(long sizeBytes, long endBytes) {
    return endBytes == sizeBytes ? this : new SegmentPlace(fileName, offsetBytes, endBytes);
  }
}
