package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.media.SampleTable;

/**
 * The sizes of one segment's samples.
 *
 * @param samples all samples of the track
 * @param firstSample the segment's first
 * @param endSample behind the segment's last
 */
record SampleSizes(SampleTable samples, int firstSample, int endSample) {

  int count() {
    return endSample - firstSample;
  }

  int sizeBytes(int sampleInSegment) {
    return samples.sizeBytes(firstSample + sampleInSegment);
  }
}
