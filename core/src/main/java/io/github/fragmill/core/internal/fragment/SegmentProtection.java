package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.isobmff.write.FragmentHeader;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.port.SegmentEncryptor;
import io.github.fragmill.core.protect.port.SegmentMapper;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Maps and encrypts the samples of one segment, in order, and gathers what its boxes say of that.
 * Single-use, not thread-safe.
 */
final class SegmentProtection {

  private final String sourceName;
  private final Track track;
  private final TrackProtection protection;
  private final int segment;
  private final SegmentMapper mapper;
  private final int firstSample;
  private final Optional<ProtectableRangeFinder> finder;
  private final EarlierSamples earlier;
  private final Optional<SubsampleMap> map;
  private final ByteRanges ranges = new ByteRanges();

  /**
   * @param segment one that is not clear
   * @param firstSample the segment's first
   * @param earlier the samples before the segment
   */
  SegmentProtection(
      String sourceName,
      Track track,
      TrackProtection protection,
      int segment,
      int firstSample,
      EarlierSamples earlier) {
    this.sourceName = sourceName;
    this.track = track;
    this.protection = protection;
    this.segment = segment;
    this.mapper = protection.keys().mapper(protection.encryption(), segment, firstSample);
    this.firstSample = firstSample;
    this.finder = track.format().protectableRangeFinder();
    this.earlier = earlier;
    this.map = finder.map(it -> new SubsampleMap());
  }

  /** Returns whether parts of the samples stay clear, and the samples say which. */
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
    mapper.map(bytes.remaining(), ranges, map.get());
  }

  /**
   * Returns a step that adds the next sample to the map and encrypts it in place. Only this needs
   * the segment's key.
   */
  SampleStep encrypting() {
    SegmentEncryptor encryptor =
        protection.keys().encryptor(protection.encryption(), segment, firstSample);
    return (sample, bytes) -> {
      map(sample, bytes);
      encryptor.encrypt(sample - firstSample, bytes, map);
    };
  }

  /** Returns a step that encrypts samples in place that are all in the map, in any order. */
  SampleStep encryptingMapped() {
    SegmentEncryptor encryptor =
        protection.keys().encryptor(protection.encryption(), segment, firstSample);
    return (sample, bytes) -> encryptor.encrypt(sample - firstSample, bytes, map);
  }

  /** Returns what the boxes say, when all samples are mapped. */
  FragmentHeader.Encryption encryption() {
    return new FragmentHeader.Encryption(
        mapper,
        protection.encryption().parameters(),
        protection.encryption().segmentKeys().get(segment),
        map);
  }
}
