package io.github.fragmill.benchmarks;

import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.protect.port.SegmentEncryptor;
import io.github.fragmill.core.protect.port.SegmentMapper;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Equal samples of one segment, side by side in a direct buffer. Not thread-safe. */
final class SampleBatch {

  private final Encryption encryption;
  private final TrackEncryption track;
  private final int samples;
  private final int sampleBytes;
  private final ByteBuffer media;
  private final Optional<SubsampleMap> map;

  /**
   * @param clearBytes before the one subsample of each sample; 0 for samples encrypted whole
   */
  SampleBatch(
      Encryption encryption, TrackEncryption track, int samples, int sampleBytes, int clearBytes) {
    this.encryption = encryption;
    this.track = track;
    this.samples = samples;
    this.sampleBytes = sampleBytes;
    this.media = ByteBuffer.allocateDirect(samples * sampleBytes);
    this.map = clearBytes == 0 ? Optional.empty() : Optional.of(map(clearBytes));
  }

  private SubsampleMap map(int clearBytes) {
    SegmentMapper mapper = encryption.mapper(track, /* segment= */ 0, /* firstSample= */ 0);
    SubsampleMap subsamples = new SubsampleMap();
    ByteRanges ranges = new ByteRanges();
    ranges.add(clearBytes, sampleBytes - clearBytes);
    for (int sample = 0; sample < samples; sample++) {
      mapper.map(sampleBytes, ranges, subsamples);
    }
    return subsamples;
  }

  /** Encrypts all samples and returns their bytes. */
  int encrypt() {
    SegmentEncryptor encryptor =
        encryption.encryptor(track, /* segment= */ 0, /* firstSample= */ 0);
    for (int sample = 0; sample < samples; sample++) {
      int start = sample * sampleBytes;
      media.limit(start + sampleBytes).position(start);
      encryptor.encrypt(sample, media, map);
    }
    return samples * sampleBytes;
  }
}
