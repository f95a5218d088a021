package io.github.fragmill.core.protect.port;

import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.TrackEncryption;

/**
 * Port: the keys of a presentation, and the ciphers that encrypt with them. What is encrypted how,
 * a {@link TrackEncryption} says. Immutable and thread-safe.
 */
public interface Encryption {

  /** Returns whether the key with this id is available. */
  boolean hasKey(KeyId keyId);

  /**
   * Returns a new mapper for one segment. It needs no key, so it is available after keys are gone,
   * and it needs to know nothing of the segments before.
   *
   * @param segment the segment's index in the track, from 0
   * @param firstSample the index of the segment's first sample in the track, 0 or more
   * @throws IllegalArgumentException when the segment is clear
   */
  SegmentMapper mapper(TrackEncryption track, int segment, long firstSample);

  /**
   * Returns a new encryptor for one segment, with its key.
   *
   * @param segment the segment's index in the track, from 0
   * @param firstSample the index of the segment's first sample in the track, 0 or more
   * @throws IllegalArgumentException when the segment is clear, or its key is not known
   * @throws IllegalStateException when its key is not available anymore
   */
  SegmentEncryptor encryptor(TrackEncryption track, int segment, long firstSample);
}
