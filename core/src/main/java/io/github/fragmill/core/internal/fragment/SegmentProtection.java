package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.isobmff.write.FragmentHeader;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.core.protect.TrackProtector;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Maps and encrypts the samples of one segment, in order, and gathers what its boxes say of that.
 * Single-use, not thread-safe.
 */
final class SegmentProtection {

  private final String sourceName;
  private final Track track;
  private final EncryptionParameters parameters;
  private final SegmentKey key;
  private final TrackProtector protector;
  private final int firstSample;
  private final Optional<ProtectableRangeFinder> finder;
  private final EarlierSamples earlier;
  private final Optional<SubsampleMap> map;
  private final ByteRanges ranges = new ByteRanges();

  /**
   * @param key of a segment that is not clear
   * @param firstSample the segment's first
   * @param earlier the samples in front of the segment
   */
  SegmentProtection(
      String sourceName,
      Track track,
      TrackProtection protection,
      SegmentKey key,
      int firstSample,
      EarlierSamples earlier) {
    this.sourceName = sourceName;
    this.track = track;
    this.parameters = protection.parameters();
    this.key = key;
    this.protector = protection.protector(key, firstSample);
    this.firstSample = firstSample;
    this.finder = track.format().protectableRangeFinder();
    this.earlier = earlier;
    this.map = finder.map(it -> new SubsampleMap());
  }

  /** Tells whether parts of the samples stay clear, and the samples say which. */
  boolean needsMap() {
    return map.isPresent();
  }

  /** Adds the next sample to the map, if there is one. */
  void map(int sample, ByteBuffer bytes) throws FragmillException {
    if (map.isEmpty()) {
      return;
    }
    ranges.clear();
    try {
      earlier.find(finder.orElseThrow(), bytes, ranges);
    } catch (MalformedMediaException e) {
      throw new MalformedMediaException(
              "track " + track.id() + ", sample " + sample,
              track.samples().offsetBytes(sample),
              e.reason())
          .in(sourceName);
    }
    protector.map(bytes.remaining(), ranges, map.get());
  }

  /** Adds the next sample to the map, and encrypts it in place. */
  void mapAndEncrypt(int sample, ByteBuffer bytes) throws FragmillException {
    map(sample, bytes);
    protector.encrypt(sample - firstSample, bytes, map);
  }

  /** Returns what the boxes say, when all samples are mapped. */
  FragmentHeader.Encryption encryption() {
    return new FragmentHeader.Encryption(protector, parameters, key, map);
  }
}
