package io.github.fragmill.core.control;

/**
 * The progress of a packaging run. Immutable.
 *
 * @param segmentsDone segments written, 0 to {@code segmentsTotal}
 * @param segmentsTotal all segments of all renditions, at least 1
 * @param bytesDone media bytes written, 0 to {@code bytesTotal}
 * @param bytesTotal media bytes of all renditions
 */
public record Progress(int segmentsDone, int segmentsTotal, long bytesDone, long bytesTotal) {

  /** Returns the finished part, from 0 to 1. */
  public double fraction() {
    return bytesTotal == 0
        ? (double) segmentsDone / segmentsTotal
        : (double) bytesDone / bytesTotal;
  }
}
