package io.github.fragmill.core.internal.packing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

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
final class BitPacking {

  private static final int BLOCK = Long.SIZE;

  private BitPacking() {}

  static void write(int[] values, int count, PackedWriter into) {
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

  private static int bytesOf(int length, int width) {
    return (length * width + Byte.SIZE - 1) / Byte.SIZE;
  }

  static int[] read(int count, PackedReader from) {
    long least = from.number();
    long divisor = from.count(Integer.MAX_VALUE);
    if (least != (int) least) {
      throw new IllegalArgumentException("expected a number of 32 bits, found " + least);
    }
    int[] values = new int[count];
    if (divisor == 0) {
      if (least != 0) {
        Arrays.fill(values, (int) least);
      }
      return values;
    }
    long most = (Integer.MAX_VALUE - least) / divisor;
    long[] words = new long[Integer.SIZE + 1];
    for (int start = 0; start < count; start += BLOCK) {
      int length = Math.min(BLOCK, count - start);
      int width = readBlock(length, words, from);
      long mask = (1L << width) - 1;
      long seen = 0;
      for (int index = 0, bit = 0; index < length; index++, bit += width) {
        int word = bit >>> 6;
        // A shift by 64 is one by 0 in Java, so the rest of the next word is shifted twice.
        long value = (words[word] >>> bit | words[word + 1] << 1 << ~bit) & mask;
        seen = Math.max(seen, value);
        values[start + index] = (int) (value * divisor + least);
      }
      if (seen > most) {
        throw new IllegalArgumentException(
            "expected numbers of 32 bits, found " + seen + " times " + divisor + " above " + least);
      }
    }
    return values;
  }

  /** Reads the words of a block, and returns how many bits a number has. */
  private static int readBlock(int length, long[] words, PackedReader from) {
    int width = from.count(Integer.SIZE);
    ByteBuffer bytes = from.view(bytesOf(length, width)).order(ByteOrder.LITTLE_ENDIAN);
    int whole = bytes.remaining() / Long.BYTES;
    for (int word = 0; word < whole; word++) {
      words[word] = bytes.getLong(word * Long.BYTES);
    }
    long last = 0;
    for (int index = bytes.limit() - 1; index >= whole * Long.BYTES; index--) {
      last = (last << Byte.SIZE) | (bytes.get(index) & 0xFF);
    }
    words[whole] = last;
    return width;
  }
}
