package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.control.Progress;
import io.github.fragmill.core.control.ProgressListener;

/**
 * Adds up the progress of several threads and calls the listener, one call at a time. Thread-safe.
 */
final class ProgressReport {

  private final ProgressListener listener;
  private final int segmentsTotal;
  private final long bytesTotal;
  private int segmentsDone;
  private long bytesDone;

  ProgressReport(ProgressListener listener, int segmentsTotal, long bytesTotal) {
    this.listener = listener;
    this.segmentsTotal = segmentsTotal;
    this.bytesTotal = bytesTotal;
  }

  synchronized void segmentDone(long mediaBytes) {
    segmentsDone++;
    bytesDone += mediaBytes;
    listener.onProgress(new Progress(segmentsDone, segmentsTotal, bytesDone, bytesTotal));
  }
}
