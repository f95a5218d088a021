package io.github.fragmill.core.source.ranged;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * How much a reader of remote objects asks for, and how often. Immutable and thread-safe.
 *
 * @param maxRetries how often a request is sent again after a failure that may pass, 0 or more;
 *     counted anew when 64 KiB have come meanwhile. Pauses grow from 0.1 s to 5 s
 * @param maxAheadBytes the size of the largest block that is read for small reads, at least 128
 *     KiB; a reader keeps at most four
 * @param maxParallel how many requests share a read of more than 8 MiB, 1 or more
 */
@CheckReturnValue
public record RangedReading(int maxRetries, int maxAheadBytes, int maxParallel) {

  /** The size of the first block of an object, and of others that are not read in sequence. */
  static final int BLOCK_BYTES = 128 * 1024;

  public RangedReading {
    require(maxRetries >= 0, "maxRetries: expected 0 or more, found ", maxRetries);
    require(
        maxAheadBytes >= BLOCK_BYTES,
        "maxAheadBytes: expected " + BLOCK_BYTES + " or more, found ",
        maxAheadBytes);
    require(maxParallel >= 1, "maxParallel: expected 1 or more, found ", maxParallel);
  }

  /** Returns what suits most servers: 4 retries, blocks of up to 1 MiB, 4 requests at once. */
  public static RangedReading standard() {
    return new RangedReading(/* maxRetries= */ 4, /* maxAheadBytes= */ 1 << 20, 4);
  }

  /** Returns the same with another number of retries. */
  public RangedReading withMaxRetries(int retries) {
    return new RangedReading(retries, maxAheadBytes, maxParallel);
  }

  /** Returns the same with another size of blocks. */
  public RangedReading withMaxAheadBytes(int bytes) {
    return new RangedReading(maxRetries, bytes, maxParallel);
  }

  /** Returns the same with another number of requests at once. */
  public RangedReading withMaxParallel(int requests) {
    return new RangedReading(maxRetries, maxAheadBytes, requests);
  }

  private static void require(boolean isGood, String expected, int found) {
    if (!isGood) {
      throw new IllegalArgumentException(expected + found);
    }
  }
}
