package io.github.fragmill.core.internal.packing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers in as few bits as they need.
 *
 * <pre>
 * least number          {@link PackedWriter#number}
 * divisor               {@link PackedWriter#count}, 1 or more; 0 when all numbers are the least
 * of each 64 numbers    one byte: how many bits each of them has, 0 to 32
 *                       these bits, lowest first, in words of eight bytes, lowest byte first
 * </pre>
 */
public final class BitPacking {

  /** Numbers of one width. */
  static final int BLOCK = Long.SIZE;

  private BitPacking() {}

  /**
   * Writes numbers, which {@link Unpacking} reads.
   *
   * @param count how many of the values; the reader knows it
   */
  public static void write(int[] values, int count, PackedWriter into) {
    long least = count == 0 ? 0 : Integer.MAX_VALUE;
    for (int index = 0; index < count; index++) {
      least = Math.min(least, values[index]);
    }
    long divisor = 0;
    for (int index = 0; index < count && divisor != 1; index++) {
      divisor = greatestCommonDivisor(divisor, values[index] - least);
    }
    into.number(least);
    into.count(divisor);
    if (divisor == 0) {
      return;
    }
    long[] block = new long[BLOCK];
    for (int start = 0; start < count; start += BLOCK) {
      int length = Math.min(BLOCK, count - start);
      long all = 0;
      for (int index = 0; index < length; index++) {
        block[index] = (values[start + index] - least) / divisor;
        all |= block[index];
      }
      writeBlock(block, length, Long.SIZE - Long.numberOfLeadingZeros(all), into);
    }
  }

  private static long greatestCommonDivisor(long a, long b) {
    long one = a;
    long other = b;
    while (other != 0) {
      long rest = one % other;
      one = other;
      other = rest;
    }
    return one;
  }

  private static void writeBlock(long[] block, int length, int width, PackedWriter into) {
    long[] words = new long[width + 1];
    for (int index = 0; index < length; index++) {
      int bit = index * width;
      words[bit / Long.SIZE] |= block[index] << bit;
      if (bit % Long.SIZE + width > Long.SIZE) {
        words[bit / Long.SIZE + 1] |= block[index] >>> -bit;
      }
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(words.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(words);
    into.raw(new byte[] {(byte) width});
    byte[] used = new byte[bytesOf(length, width)];
    bytes.get(used);
    into.raw(used);
  }

  /** Returns the bytes of so many numbers of so many bits. */
  static int bytesOf(int length, int width) {
    return (length * width + Byte.SIZE - 1) / Byte.SIZE;
  }
}
