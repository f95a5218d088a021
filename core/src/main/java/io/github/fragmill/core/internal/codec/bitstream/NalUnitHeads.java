package io.github.fragmill.core.internal.codec.bitstream;

import java.nio.ByteBuffer;
import java.util.function.IntPredicate;

/**
 * Walks the NAL units in the first bytes of a sample, of which the rest was not read. Those of
 * length 0 are skipped. Never fails: the walk ends where the bytes end. Single-use, not
 * thread-safe.
 */
public final class NalUnitHeads {

  /** Stands for the header of a NAL unit that is not among the bytes. */
  public static final int NONE = -1;

  private final ByteBuffer head;
  private final int lengthSizeBytes;
  private int start;
  private long end;

  /**
   * @param head the first bytes of a sample, or all
   * @param lengthSizeBytes the size of a length field, 1, 2 or 4
   */
  public NalUnitHeads(ByteBuffer head, int lengthSizeBytes) {
    this.head = head;
    this.lengthSizeBytes = lengthSizeBytes;
    this.end = head.position();
  }

  /** Returns the first header byte of a kind, 0 to 255, or {@link #NONE}. */
  public static int first(ByteBuffer head, int lengthSizeBytes, IntPredicate isWanted) {
    NalUnitHeads nalUnits = new NalUnitHeads(head, lengthSizeBytes);
    while (nalUnits.next()) {
      if (isWanted.test(nalUnits.header())) {
        return nalUnits.header();
      }
    }
    return NONE;
  }

  /** Goes to the next NAL unit; false when its first byte was not read. */
  public boolean next() {
    do {
      if (end + lengthSizeBytes >= head.limit()) {
        return false;
      }
      start = (int) end + lengthSizeBytes;
      end = start + LengthPrefixed.length(head, (int) end, lengthSizeBytes);
    } while (start == end);
    return true;
  }

  /** Returns the first byte of the NAL unit, 0 to 255. */
  public int header() {
    return Byte.toUnsignedInt(head.get(start));
  }

  /** Returns whether all of the NAL unit was read. */
  public boolean isWhole() {
    return end <= head.limit();
  }

  /** Returns where the NAL unit begins, after its length field, as an index of the buffer. */
  public int start() {
    return start;
  }

  /** Returns the size of the NAL unit, which must be whole. */
  public int sizeBytes() {
    return (int) (end - start);
  }
}
