package io.github.fragmill.core.media;

import java.util.Optional;

/**
 * What the samples of a track are. The only place where codecs differ: everything downstream asks
 * this interface.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface TrackFormat permits VideoFormat, AudioFormat, TextFormat {

  /** Returns what the track holds. */
  TrackType type();

  /** Returns the codecs parameter of RFC 6381, for example {@code avc1.64001f}. */
  String codecs();

  /** Returns the sample entry as it goes to the output. */
  SampleEntry sampleEntry();

  /**
   * Returns a new finder for the samples of one segment, or empty when the codec has no subsample
   * rule and samples are protected whole (ISO/IEC 23001-7:2023, 9.5 and 10).
   */
  Optional<ProtectableRangeFinder> protectableRangeFinder();
}
