package io.github.fragmill.core.protect.port;

import java.nio.ByteBuffer;

/** Decrypts samples, one after the other in any order. Not thread-safe. */
public interface SampleDecryptor {

  /**
   * Begins a sample.
   *
   * @param ivHigh the first 8 bytes of its initialization vector, or of the constant one
   * @param ivLow the other 8 bytes; 0 after an IV of 8 bytes
   */
  void beginSample(long ivHigh, long ivLow);

  /**
   * Decrypts the next protected part of the sample in place: that of a subsample, or all of it.
   *
   * @param offsetBytes an absolute index of the buffer, whose position is neither read nor changed
   */
  void decrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes);
}
