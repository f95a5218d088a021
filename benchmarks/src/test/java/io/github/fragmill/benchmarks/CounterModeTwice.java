package io.github.fragmill.benchmarks;

import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackProtector;
import io.github.fragmill.crypto.AesEngine;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Decrypts the frames of a segment under {@code cenc} by encrypting them again: in counter mode,
 * that is the same. What a decoder reads first stays clear, so the subsamples are found again too.
 */
final class CounterModeTwice {

  private final ProtectableRangeFinder finder;
  private final TrackProtector protector;
  private final SubsampleMap map = new SubsampleMap();
  private final ByteRanges ranges = new ByteRanges();

  /**
   * @param firstSample the segment's first, counted from 0 in the track
   */
  CounterModeTwice(RenditionPlan rendition, int firstSample) throws FragmillException {
    finder = rendition.track().format().protectableRangeFinder().orElseThrow();
    protector =
        Protections.of(Protections.CENC, AesEngine.bouncyCastle())
            .begin()
            .protect(rendition.track(), rendition.boundaries().startTicks())
            .orElseThrow()
            .protector(firstSample);
  }

  /** Decrypts the next sample in place. */
  void decrypt(byte[] sample) throws MalformedMediaException {
    ByteBuffer bytes = ByteBuffer.wrap(sample);
    ranges.clear();
    finder.find(bytes, ranges);
    protector.map(sample.length, ranges, map);
    protector.encrypt(map.sampleCount() - 1, bytes, Optional.of(map));
  }
}
