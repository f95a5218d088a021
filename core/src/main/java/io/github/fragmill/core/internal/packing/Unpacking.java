package io.github.fragmill.core.internal.packing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads numbers that {@link BitPacking} wrote. Single-use, not thread-safe. */
public final class Unpacking {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Two such numbers, and up to seven bits before them, are in one word. */
  private static final int MAX_WIDTH_OF_PAIRS = 28;

  private final PackedReader from;
  private final int[] values;
  private final long least;
  private final long divisor;

  /** The greatest multiple of the divisor that a number of 32 bits has room for. */
  private final long mostMultiple;

  /** A block at the very end, and room to read a whole word from each of its bytes. */
  private final byte[] padded = new byte[BitPacking.bytesOf(BitPacking.BLOCK, Integer.SIZE) + 8];

  /**
   * @param count how many numbers
   * @param allowed the least number that is allowed
   */
  private Unpacking(PackedReader from, int count, int allowed) {
    this.from = from;
    this.least = from.number32();
    this.divisor = from.count();
    this.mostMultiple = divisor == 0 ? 0 : (Integer.MAX_VALUE - least) / divisor;
    if (least < allowed && count > 0) {
      throw new IllegalArgumentException(
          "expected numbers of " + allowed + " or more, found " + least);
    }
    this.values = new int[count];
  }

  /**
   * Reads numbers.
   *
   * @param count how many; the caller has checked it against its limits
   * @param least the least number that is allowed
   * @throws IllegalArgumentException when the bytes are something else
   */
  public static int[] read(int count, int least, PackedReader from) {
    return new Unpacking(from, count, least).read();
  }

  private int[] read() {
    if (divisor == 0) {
      Arrays.fill(values, (int) least);
      return values;
    }
    for (int start = 0; start < values.length; start += BitPacking.BLOCK) {
      int length = Math.min(BitPacking.BLOCK, values.length - start);
      int width = from.count(Integer.SIZE);
      int sizeBytes = BitPacking.bytesOf(length, width);
      if (from.remaining() - sizeBytes >= Long.BYTES) {
        unpack(from.array(), from.pass(sizeBytes), width, start, length);
      } else {
        from.copy(sizeBytes, padded);
        unpack(padded, 0, width, start, length);
      }
    }
    return values;
  }

  private void unpack(byte[] bytes, int firstByte, int width, int start, int length) {
    long mask = (1L << width) - 1;
    if (mask > mostMultiple) {
      requireRoom(bytes, firstByte, width, length, mask);
    }
    int done =
        width <= MAX_WIDTH_OF_PAIRS ? unpackEights(bytes, firstByte, width, start, length) : 0;
    for (int index = done; index < length; index++) {
      int bit = index * width;
      values[start + index] = number(word(bytes, firstByte + (bit >>> 3)) >>> (bit & 7), mask);
    }
  }

  private int number(long bits, long mask) {
    return (int) (bits & mask) * (int) divisor + (int) least;
  }

  private static long word(byte[] bytes, int index) {
    return (long) WORDS.get(bytes, index);
  }

  /**
   * Unpacks as many numbers as make eights: these begin with a byte, and from a byte on, a word
   * holds two of them at least.
   *
   * @return how many
   */
  private int unpackEights(byte[] bytes, int firstByte, int width, int start, int length) {
    long mask = (1L << width) - 1;
    int[] into = values;
    int eights = length / 8;
    for (int eight = 0; eight < eights; eight++) {
      int from0 = firstByte + eight * width;
      int index = start + eight * 8;
      for (int pair = 0; pair < 4; pair++) {
        int bit = 2 * pair * width;
        long word = word(bytes, from0 + (bit >>> 3)) >>> (bit & 7);
        into[index + 2 * pair] = number(word, mask);
        into[index + 2 * pair + 1] = number(word >>> width, mask);
      }
    }
    return eights * 8;
  }

  /** Refuses numbers of more than 32 bits, where as many bits could hold one. */
  private void requireRoom(byte[] bytes, int firstByte, int width, int length, long mask) {
    for (int index = 0, bit = 0; index < length; index++, bit += width) {
      long word = (long) WORDS.get(bytes, firstByte + (bit >>> 3));
      long multiple = (word >>> (bit & 7)) & mask;
      if (multiple > mostMultiple) {
        throw new IllegalArgumentException(
            "expected a number of 32 bits, found "
                + multiple
                + " times "
                + divisor
                + " above "
                + least);
      }
    }
  }
}
