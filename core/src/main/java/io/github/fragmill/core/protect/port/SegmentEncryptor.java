package io.github.fragmill.core.protect.port;

import io.github.fragmill.core.protect.SubsampleMap;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Encrypts the samples of one segment in place. One for each segment, not thread-safe. */
public interface SegmentEncryptor {

  /**
   * Encrypts one sample in place.
   *
   * @param sampleInSegment the sample's index within the segment, from 0, in any order
   * @param sample the sample's bytes between position and limit; the position is not changed
   * @param map the segment's subsamples, or empty when samples are encrypted whole
   */
  void encrypt(int sampleInSegment, ByteBuffer sample, Optional<SubsampleMap> map);
}
