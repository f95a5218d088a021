package io.github.fragmill.core.internal.codec.bitstream;

import java.nio.ByteBuffer;
import java.util.function.IntPredicate;

/** Finds a NAL unit in the first bytes of a sample, of which the rest was not read. */
public final class FirstNalUnit {

  /** There is none among the bytes. */
  public static final int NONE = -1;

  private FirstNalUnit() {}

  /**
   * Returns the first header byte of a kind, 0 to 255, or {@link #NONE}.
   *
   * @param head the first bytes of a sample, or all
   * @param lengthSizeBytes the size of a length field, 1, 2 or 4
   * @param isWanted of the first byte of a NAL unit
   */
  public static int header(ByteBuffer head, int lengthSizeBytes, IntPredicate isWanted) {
    long position = head.position();
    while (position + lengthSizeBytes < head.limit()) {
      long length = 0;
      for (int i = 0; i < lengthSizeBytes; i++) {
        length = length << Byte.SIZE | Byte.toUnsignedInt(head.get((int) position + i));
      }
      int header = Byte.toUnsignedInt(head.get((int) position + lengthSizeBytes));
      if (length > 0 && isWanted.test(header)) {
        return header;
      }
      position += lengthSizeBytes + length;
    }
    return NONE;
  }
}
