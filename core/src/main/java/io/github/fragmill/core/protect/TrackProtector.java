package io.github.fragmill.core.protect;

import io.github.fragmill.core.media.ByteRanges;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Encrypts the samples of one segment, in order. Mapping and encrypting are separate steps: the map
 * decides the size of the fragment's header, and is known before a byte is encrypted. One for each
 * segment, not thread-safe.
 */
public interface TrackProtector {

  /**
   * Adds the subsamples of the next sample under the scheme's alignment rule. Pure.
   *
   * @param sampleSizeBytes the sample's size
   * @param protectable what the codec allows to be encrypted, within the sample
   * @param into receives one sample
   */
  void map(int sampleSizeBytes, ByteRanges protectable, SubsampleMap into);

  /**
   * Encrypts one sample in place.
   *
   * @param sampleInSegment the sample's index within the segment, from 0, in any order
   * @param sample the sample's bytes between position and limit; the position is not changed
   * @param map the segment's subsamples, or empty when samples are encrypted whole
   */
  void encrypt(int sampleInSegment, ByteBuffer sample, Optional<SubsampleMap> map);

  /**
   * Puts the initialization vector of a sample, {@link EncryptionParameters#perSampleIvBytes()}
   * bytes; nothing when the IV is constant.
   *
   * @param sampleInSegment the sample's index within the segment, from 0
   * @param into has room for the vector
   */
  void putIv(int sampleInSegment, ByteBuffer into);
}
