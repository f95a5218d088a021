package io.github.fragmill.core.testing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Several arrays in one, for fuzzers that know only one: each has its length in front of it. */
public final class Pieces {

  private static final int LENGTH_BYTES = 2;

  private Pieces() {}

  /** Returns pieces of at most 65,535 bytes as one array. */
  public static byte[] join(byte[]... pieces) {
    return join(List.of(pieces));
  }

  /** Returns pieces of at most 65,535 bytes as one array. */
  public static byte[] join(List<byte[]> pieces) {
    ByteBuffer joined =
        ByteBuffer.allocate(pieces.stream().mapToInt(piece -> LENGTH_BYTES + piece.length).sum());
    pieces.forEach(piece -> joined.putShort((short) piece.length).put(piece));
    return joined.array();
  }

  /**
   * Returns the pieces of any array: a length that is too large ends with the array.
   *
   * @param atLeast how many there are in any case; those that the array lacks are empty
   */
  public static List<byte[]> split(byte[] joined, int atLeast) {
    ByteBuffer left = ByteBuffer.wrap(joined);
    List<byte[]> pieces = new ArrayList<>();
    while (left.remaining() > LENGTH_BYTES || pieces.size() < atLeast) {
      int length = left.remaining() < LENGTH_BYTES ? 0 : left.getShort() & 0xFFFF;
      byte[] piece = new byte[Math.min(length, left.remaining())];
      left.get(piece);
      pieces.add(piece);
    }
    return pieces;
  }
}
