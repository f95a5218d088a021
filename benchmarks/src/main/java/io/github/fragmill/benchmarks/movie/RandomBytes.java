package io.github.fragmill.benchmarks.movie;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Payload that nothing can compress and that needs no emulation prevention: no byte is zero. */
final class RandomBytes {

  private static final byte[] POOL = pool();

  private RandomBytes() {}

  /**
   * Puts a part of an endless row of bytes, which begins at a place in the pool that the seed
   * chooses.
   *
   * @param startBytes where the part begins in the row
   */
  static void put(int seed, int startBytes, int lengthBytes, ByteBuffer into) {
    int at = Math.floorMod(seed * 0x9E37_79B1L + startBytes, POOL.length);
    for (int restBytes = lengthBytes; restBytes > 0; ) {
      int partBytes = Math.min(restBytes, POOL.length - at);
      into.put(POOL, at, partBytes);
      restBytes -= partBytes;
      at = 0;
    }
  }

  private static byte[] pool() {
    SplittableRandom random = new SplittableRandom(/* seed= */ 1);
    byte[] bytes = new byte[(1 << 20) + 7];
    for (int index = 0; index < bytes.length; index++) {
      bytes[index] = (byte) random.nextInt(1, 256);
    }
    return bytes;
  }
}
