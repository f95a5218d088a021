package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.SegmentMapper;
import java.nio.ByteBuffer;

/** Maps the samples of a segment by the rules of a scheme. Not thread-safe. */
public final class SampleMapper implements SegmentMapper {

  private final AlignmentRule alignment;
  private final boolean hasSubsamples;
  private final boolean hasConstantIv;
  private final IvRange ivs;
  private final long firstSample;

  /**
   * Makes the mapper of one segment.
   *
   * @param firstSample the index of the segment's first sample in the track, 0 or more
   */
  public SampleMapper(AlignmentRule alignment, TrackEncryption track, long firstSample) {
    if (firstSample < 0) {
      throw new IllegalArgumentException("firstSample: expected 0 or more, found " + firstSample);
    }
    this.alignment = alignment;
    this.hasSubsamples = track.hasSubsamples();
    this.hasConstantIv = track.parameters().perSampleIvBytes() == 0;
    this.ivs = IvRange.of(track.firstIv());
    this.firstSample = firstSample;
  }

  @Override
  public void map(int sampleSizeBytes, ByteRanges protectable, SubsampleMap into) {
    if (hasSubsamples) {
      alignment.map(sampleSizeBytes, protectable, into);
    } else {
      into.beginSample();
      into.endSample();
    }
  }

  @Override
  public void putIv(int sampleInSegment, ByteBuffer into) {
    if (!hasConstantIv) {
      ivs.put(Math.addExact(firstSample, sampleInSegment), into);
    }
  }
}
