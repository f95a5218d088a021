package io.github.fragmill.crypto.internal.scheme;

import java.nio.ByteBuffer;

/** Encrypts the protected parts of samples under one key, by a scheme. Not thread-safe. */
public interface SampleCipher {

  /**
   * How many bytes are encrypted at once. Long enough that a call into a cipher costs nothing
   * beside its work, short enough to stay in the first-level cache and to be made for each segment.
   */
  int SCRATCH_BYTES = 16 * 1024;

  /**
   * Begins a sample.
   *
   * @param sample its index in the track
   */
  void beginSample(long sample);

  /**
   * Encrypts the next protected part of the sample in place: that of a subsample, or all of it.
   *
   * @param offsetBytes an absolute index of the buffer, whose position is neither read nor changed
   */
  void encrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes);
}
