package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.source.SourceReader;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The sync samples in front of a segment, for a finder that lacks what was sent once: parameter
 * sets that stand neither in the decoder configuration nor in the segment. The nearest is asked
 * first, and the first of the track last. They are read only when something is lacking. One for
 * each segment, not thread-safe.
 */
final class EarlierSamples {

  /** So many that a file without what is looked for is refused soon. */
  private static final int MAX_SAMPLES = 16;

  private final String sourceName;
  private final SourceReader reader;
  private final SampleTable samples;
  private final Optional<TrackDecryption> decryption;
  private final int firstSample;

  /**
   * @param decryption how samples are decrypted when they have been read; empty when they are clear
   * @param firstSample the segment's first
   */
  EarlierSamples(
      String sourceName,
      SourceReader reader,
      SampleTable samples,
      Optional<TrackDecryption> decryption,
      int firstSample) {
    this.sourceName = sourceName;
    this.reader = reader;
    this.samples = samples;
    this.decryption = decryption;
    this.firstSample = firstSample;
  }

  /**
   * Finds the ranges of a sample, with the help of earlier ones where it is needed.
   *
   * @param into receives the ranges; empty on entry
   */
  void find(ProtectableRangeFinder finder, ByteBuffer sample, ByteRanges into)
      throws FragmillException {
    MalformedMediaException failure;
    try {
      finder.find(sample, into);
      return;
    } catch (MalformedMediaException e) {
      failure = e;
    }
    int earlier = firstSample;
    for (int asked = 0; finder.needsEarlierSample() && earlier > 0; asked++) {
      earlier = asked < MAX_SAMPLES ? syncBefore(earlier) : 0;
      try {
        finder.readEarlierSample(read(earlier));
        into.clear();
        finder.find(sample, into);
        return;
      } catch (MalformedMediaException e) {
        failure = e;
      }
    }
    throw failure;
  }

  /** Returns the next sync sample in front of a sample, the first sample when there is none. */
  private int syncBefore(int sample) {
    int before = sample - 1;
    while (before > 0 && !samples.isSync(before)) {
      before--;
    }
    return before;
  }

  private ByteBuffer read(int sample) throws FragmillException {
    ByteBuffer bytes = ByteBuffer.allocate(samples.sizeBytes(sample));
    new SampleReader(sourceName, reader, samples)
        .readAll(sample, sample + 1, bytes, DecryptionStep.of(decryption, samples));
    return bytes.flip();
  }
}
