package io.github.fragmill.core.protect.port;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.SubsampleMap;
import java.nio.ByteBuffer;

/**
 * Finds what a segment's boxes say of its samples, their subsamples and initialization vectors
 * (ISO/IEC 23001-7:2023, 7.1). Holds no key. One for each segment, not thread-safe.
 */
public interface SegmentMapper {

  /**
   * Adds the subsamples of the next sample, in decoding order, under the scheme's alignment rule.
   *
   * @param sampleSizeBytes the sample's size
   * @param protectable what the codec allows to be encrypted, within the sample
   * @param into receives one sample
   */
  void map(int sampleSizeBytes, ByteRanges protectable, SubsampleMap into);

  /**
   * Puts the initialization vector of a sample, {@link EncryptionParameters#perSampleIvBytes()}
   * bytes; nothing when the IV is constant.
   *
   * @param sampleInSegment the sample's index within the segment, from 0, in any order
   * @param into has room for the IV
   */
  void putIv(int sampleInSegment, ByteBuffer into);
}
