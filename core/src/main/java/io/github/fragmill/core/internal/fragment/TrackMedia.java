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
 * @param buffers lends memory for the samples in flight
 */
public record TrackMedia(
    String sourceName, Track track, Optional<TrackDecryption> decryption, MediaBuffers buffers) {

  /**
   * Reads samples.
   *
   * @param endSample behind the last one
   * @return them without any box, which the caller closes
   */
  public Fragment read(int firstSample, int endSample, SourceReader reader)
      throws FragmillException {
    ByteBuffer media = buffers.acquire();
    boolean handedOver = false;
    try {
      new SampleReader(sourceName, reader, track.samples())
          .readAll(firstSample, endSample, media, DecryptionStep.of(decryption, track.samples()));
      media.flip();
      handedOver = true;
      return new Fragment(/* header= */ new byte[0], media, buffers);
    } finally {
      if (!handedOver) {
        buffers.release(media);
      }
    }
  }
}
