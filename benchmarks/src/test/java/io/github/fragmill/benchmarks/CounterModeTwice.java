package io.github.fragmill.benchmarks;

import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.protect.port.ProtectedPresentation;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.core.protect.port.SegmentEncryptor;
import io.github.fragmill.core.protect.port.SegmentMapper;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Decrypts the frames of a segment under {@code cenc} by encrypting them again: in counter mode,
 * that is the same. What a decoder reads first stays clear, so the subsamples are found again too.
 */
final class CounterModeTwice {

  private final ProtectableRangeFinder finder;
  private final SegmentMapper mapper;
  private final SegmentEncryptor encryptor;
  private final SubsampleMap map = new SubsampleMap();
  private final ByteRanges ranges = new ByteRanges();

  /**
   * @param protection has the key
   * @param firstSample the segment's first, counted from 0 in the track
   */
  CounterModeTwice(Protection protection, RenditionPlan rendition, int segment, int firstSample)
      throws FragmillException {
    finder = rendition.track().format().protectableRangeFinder().orElseThrow();
    ProtectedPresentation decided =
        protection.protect(
            List.of(PresentationTrack.of(rendition.track(), rendition.boundaries().startTicks())));
    TrackEncryption track = decided.tracks().get(0).orElseThrow();
    Encryption encryption = decided.encryption();
    mapper = encryption.mapper(track, segment, firstSample);
    encryptor = encryption.encryptor(track, segment, firstSample);
  }

  /** Decrypts the next sample in place. */
  void decrypt(byte[] sample) throws MalformedMediaException {
    ByteBuffer bytes = ByteBuffer.wrap(sample);
    ranges.clear();
    finder.find(bytes, ranges);
    mapper.map(sample.length, ranges, map);
    encryptor.encrypt(map.sampleCount() - 1, bytes, Optional.of(map));
  }
}
