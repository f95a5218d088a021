package io.github.fragmill.core.protect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which key a segment is encrypted with, and what its {@code moof} box says about it. Holds no key.
 * Immutable.
 *
 * @param isClear whether the segment is left clear, in a track whose others are encrypted: it gets
 *     the track's second sample entry, the clear one
 * @param keyId the key that the segment names by itself, as the tracks of a presentation with key
 *     rotation do in a sample group (ISO/IEC 23001-7:2023, 6); empty when the default of {@code
 *     tenc} holds
 * @param constantIv the constant initialization vector that goes with the key, which the segment
 *     names with it; empty when that of {@code tenc} holds
 * @param headers rolling {@code pssh} boxes (8.1), in the order of the output
 * @param drmSignals what manifests that name the key of each segment say of DRM systems; empty when
 *     what the track says holds
 */
public record SegmentKey(
    boolean isClear,
    Optional<KeyId> keyId,
    Optional<InitializationVector> constantIv,
    List<Pssh> headers,
    List<DrmSignal> drmSignals) {

  /** The default key of the track, which the segment does not name. */
  public static final SegmentKey DEFAULT =
      new SegmentKey(false, Optional.empty(), Optional.empty(), List.of(), List.of());

  public SegmentKey {
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(constantIv, "constantIv");
    headers = List.copyOf(headers);
    drmSignals = List.copyOf(drmSignals);
    if (isClear && keyId.isPresent()) {
      throw new IllegalArgumentException("keyId: expected none of a clear segment, found " + keyId);
    }
    if (constantIv.isPresent() && keyId.isEmpty()) {
      throw new IllegalArgumentException("constantIv: expected one with a key id only");
    }
  }

  /** Returns a clear segment. */
  public static SegmentKey clear(List<Pssh> headers) {
    return new SegmentKey(true, Optional.empty(), Optional.empty(), headers, List.of());
  }

  /** Returns a segment that names its key. */
  public static SegmentKey named(KeyId keyId, List<Pssh> headers) {
    return named(keyId, headers, List.of());
  }

  /** Returns a segment that names its key, and what DRM systems have of it. */
  public static SegmentKey named(KeyId keyId, List<Pssh> headers, List<DrmSignal> drmSignals) {
    return new SegmentKey(false, Optional.of(keyId), Optional.empty(), headers, drmSignals);
  }

  /** Returns a segment that names its key and the constant initialization vector with it. */
  public static SegmentKey named(
      KeyId keyId,
      InitializationVector constantIv,
      List<Pssh> headers,
      List<DrmSignal> drmSignals) {
    return new SegmentKey(false, Optional.of(keyId), Optional.of(constantIv), headers, drmSignals);
  }
}
