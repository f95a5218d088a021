package io.github.fragmill.core.protect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * How one track of a presentation is encrypted: data that decides each of its bytes together with
 * the keys. Holds no key. Immutable and thread-safe.
 *
 * @param parameters what {@code schm} and {@code tenc} announce
 * @param hasSubsamples whether parts of each sample stay clear, so that samples have subsamples;
 *     otherwise they are encrypted whole
 * @param firstIv the initialization vector of the first sample, from which those of the others
 *     follow; the constant one of {@code tenc} where there is one
 * @param drmSignals what the header and the manifest say of DRM systems, in the order of the output
 * @param segmentKeys which key each segment is encrypted with, at least one; equal neighbours share
 *     one object
 */
public record TrackEncryption(
    EncryptionParameters parameters,
    boolean hasSubsamples,
    InitializationVector firstIv,
    List<DrmSignal> drmSignals,
    List<SegmentKey> segmentKeys) {

  public TrackEncryption {
    requireIv(parameters, firstIv);
    drmSignals = List.copyOf(drmSignals);
    segmentKeys = shared(segmentKeys);
    if (segmentKeys.stream().allMatch(SegmentKey::isClear)) {
      throw new IllegalArgumentException("segmentKeys: expected a segment that is encrypted");
    }
    for (SegmentKey key : segmentKeys) {
      boolean fits =
          key.constantIv().isEmpty()
              || parameters
                  .constantIv()
                  .filter(iv -> iv.lengthBytes() == key.constantIv().get().lengthBytes())
                  .isPresent();
      if (!fits) {
        throw new IllegalArgumentException(
            "segmentKeys: expected a constant IV of a segment as long as that of the track, found "
                + key.constantIv().get());
      }
    }
  }

  private static void requireIv(EncryptionParameters parameters, InitializationVector firstIv) {
    Objects.requireNonNull(firstIv, "firstIv");
    boolean fits =
        parameters
            .constantIv()
            .map(firstIv::equals)
            .orElse(firstIv.lengthBytes() == parameters.perSampleIvBytes());
    if (!fits) {
      throw new IllegalArgumentException(
          "firstIv: expected "
              + parameters
                  .constantIv()
                  .map(Object::toString)
                  .orElse(parameters.perSampleIvBytes() + " bytes")
              + ", found "
              + firstIv);
    }
  }

  /** There are many segments, and few keys. */
  private static List<SegmentKey> shared(List<SegmentKey> keys) {
    List<SegmentKey> shared = new ArrayList<>(keys.size());
    boolean isConstant = true;
    for (SegmentKey key : keys) {
      boolean isFirst = shared.isEmpty();
      boolean isRepeated = !isFirst && shared.get(shared.size() - 1).equals(key);
      isConstant &= isFirst || isRepeated;
      shared.add(isRepeated ? shared.get(shared.size() - 1) : key);
    }
    return isConstant && !shared.isEmpty()
        ? Collections.nCopies(shared.size(), shared.get(0))
        : List.copyOf(shared);
  }

  /** Returns whether some segments are clear, for which the header has a second sample entry. */
  public boolean hasClearSegments() {
    return segmentKeys.stream().anyMatch(SegmentKey::isClear);
  }

  /**
   * Returns the initialization vector of the first sample of a segment's track, from which those of
   * its samples follow; where it is constant, that of the segment.
   *
   * @param segment its index, from 0
   */
  public InitializationVector iv(int segment) {
    return segmentKeys.get(segment).constantIv().orElse(firstIv);
  }

  /**
   * Returns the id of the key that a segment is encrypted with.
   *
   * @param segment its index, from 0
   * @throws IllegalArgumentException when the segment is clear
   */
  public KeyId keyId(int segment) {
    SegmentKey key = segmentKeys.get(segment);
    if (key.isClear()) {
      throw new IllegalArgumentException(
          "segment: expected one that is encrypted, found clear segment " + segment);
    }
    return key.keyId().orElse(parameters.defaultKeyId());
  }
}
