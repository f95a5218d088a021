package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.protect.InitializationVector;
import java.nio.ByteBuffer;

/**
 * The initialization vectors of one track (ISO/IEC 23001-7:2023, 9.2). Immutable and thread-safe.
 *
 * <p>Only the first 64 bits move: they are the base's, plus 2^32 for each earlier track under the
 * same key, plus the sample's index. A track has fewer than 2^32 samples, so the ranges never meet.
 * The low 64 bits belong to the block counter (9.3) and begin where the base's do, at 0 for a base
 * of 8 bytes. So no two blocks under one key share a counter, and the IV of a sample follows from
 * its index alone.
 */
public final class IvRange {

  private static final long SAMPLES_PER_TRACK = 1L << 32;

  private final long base;
  private final long low;
  private final int lengthBytes;

  private IvRange(long base, long low, int lengthBytes) {
    this.base = base;
    this.low = low;
    this.lengthBytes = lengthBytes;
  }

  /**
   * Returns the first IV of a track.
   *
   * @param base the presentation's base
   * @param trackUnderKey how many tracks of the presentation came before under the same key
   */
  public static InitializationVector firstOf(InitializationVector base, int trackUnderKey) {
    ByteBuffer bytes = ByteBuffer.wrap(base.toBytes());
    bytes.putLong(0, bytes.getLong(0) + trackUnderKey * SAMPLES_PER_TRACK);
    return InitializationVector.of(bytes.array());
  }

  /** Returns the range of a track from its first IV. */
  public static IvRange of(InitializationVector first) {
    ByteBuffer bytes = ByteBuffer.wrap(first.toBytes());
    long high = bytes.getLong();
    long low = bytes.hasRemaining() ? bytes.getLong() : 0;
    return new IvRange(high, low, first.lengthBytes());
  }

  /** Returns the first IV as a cipher takes it: 16 bytes, zeros after a short one. */
  byte[] firstCipherIv() {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(base).putLong(low).array();
  }

  /**
   * Returns the first 64 bits of a sample's IV.
   *
   * @param sample the sample's index in the track, 0 to 2^32 - 1
   */
  long high(long sample) {
    if (sample < 0 || sample >= SAMPLES_PER_TRACK) {
      throw new IllegalArgumentException("sample: expected 0 to 4294967295, found " + sample);
    }
    return base + sample;
  }

  /** Returns the first value of the block counter, the same for all samples. */
  long low() {
    return low;
  }

  /** Puts a sample's IV, as long as the first one. */
  void put(long sample, ByteBuffer into) {
    into.putLong(high(sample));
    if (lengthBytes > Long.BYTES) {
      into.putLong(low);
    }
  }
}
