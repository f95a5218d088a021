package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.source.SourceReader;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads the samples of a track, as they are without the source's encryption. Immutable and
 * thread-safe.
 *
 * @param sourceName for messages
 * @param decryption how samples are decrypted; empty when they are clear
 */
public record TrackMedia(String sourceName, Track track, Optional<TrackDecryption> decryption) {

  /**
   * Reads samples.
   *
   * @param endSample the one after the last
   * @param pool lends memory for them
   * @return them without any box, which the caller closes
   */
  public Fragment read(int firstSample, int endSample, SourceReader reader, BufferPool pool)
      throws FragmillException {
    BufferPool.Lease lease =
        pool.lend(
            Math.toIntExact(TrackFragments.mediaBytes(track.samples(), firstSample, endSample)));
    ByteBuffer media = lease.buffer();
    boolean handedOver = false;
    try {
      new SampleReader(sourceName, reader, track.samples())
          .readAll(firstSample, endSample, media, DecryptionStep.of(decryption, track.samples()));
      media.flip();
      handedOver = true;
      return new Fragment(/* header= */ new byte[0], lease);
    } finally {
      if (!handedOver) {
        lease.close();
      }
    }
  }
}
