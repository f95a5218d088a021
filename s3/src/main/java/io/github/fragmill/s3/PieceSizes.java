package io.github.fragmill.s3;

import java.util.ArrayList;
import java.util.List;

/**
 * In which pieces a part of a file is sent: how large each is follows from the size of the part
 * alone, so that all processes send the same. A part has so many numbers of the upload's for itself
 * that no other part needs to know how many it takes.
 */
final class PieceSizes {

  /** The smallest part of an upload that S3 accepts, but for the last. */
  static final int MIN_BYTES = 5 << 20;

  /** The most parts of an upload that S3 accepts. */
  private static final int MAX_NUMBERS = 10_000;

  /** How many pieces a part of a file has at most. */
  static final int MAX_PIECES = 16;

  private static final int FIRST_BYTES = 8 << 20;

  /** The number of pieces after which the next ones are twice as large. */
  private static final int PIECES_OF_A_SIZE = 4;

  static final int MAX_PARTS = MAX_NUMBERS / MAX_PIECES;

  private PieceSizes() {}

  /** Returns how large a piece is when it is not the last. */
  static int bytes(int piece) {
    return FIRST_BYTES << (piece / PIECES_OF_A_SIZE);
  }

  /**
   * Returns how many bytes must be known to be left before a piece is sent that is not the last.
   */
  static int neededBytes(int piece) {
    return bytes(piece) + MIN_BYTES;
  }

  /** Returns the sizes of the pieces of a part. */
  static List<Long> of(long partBytes) {
    List<Long> sizes = new ArrayList<>();
    long left = partBytes;
    while (sizes.size() < MAX_PIECES - 1 && left >= neededBytes(sizes.size())) {
      long some = bytes(sizes.size());
      sizes.add(some);
      left -= some;
    }
    sizes.add(left);
    return sizes;
  }

  /**
   * Returns the number that a piece has in the upload.
   *
   * @param part from 1
   * @param piece from 0
   */
  static int number(int part, int piece) {
    return (part - 1) * MAX_PIECES + piece + 1;
  }
}
