package io.github.fragmill.crypto.internal.scheme;

/**
 * A pattern of encrypted and clear blocks of 16 bytes (ISO/IEC 23001-7:2023, 9.6). It begins anew
 * with every subsample.
 *
 * @param cryptByteBlock encrypted blocks, 1 to 15; 0 without a pattern
 * @param skipByteBlock clear blocks after them, 0 to 15; 0 without a pattern
 */
public record BlockPattern(int cryptByteBlock, int skipByteBlock) {

  static final int BLOCK_BYTES = 16;

  /** Every whole block is encrypted (9.7). */
  static final BlockPattern NONE = new BlockPattern(0, 0);

  /** One block in ten, what the schemes recommend for video (10.3, 10.4). */
  public static final BlockPattern ONE_IN_TEN = new BlockPattern(1, 9);

  public BlockPattern {
    if (cryptByteBlock < 0 || cryptByteBlock > 15 || skipByteBlock < 0 || skipByteBlock > 15) {
      throw new IllegalArgumentException(
          "pattern: expected 0 to 15 blocks each, found " + cryptByteBlock + ":" + skipByteBlock);
    }
    if (cryptByteBlock == 0 && skipByteBlock != 0) {
      throw new IllegalArgumentException(
          "pattern: expected an encrypted block, found 0:" + skipByteBlock);
    }
  }

  /** Returns whether all blocks are encrypted. */
  boolean isEveryBlock() {
    return skipByteBlock == 0;
  }

  /** Returns the number of encrypted bytes in a row. */
  int cryptBytes() {
    return cryptByteBlock * BLOCK_BYTES;
  }

  /** Returns the number of bytes from the beginning of one repetition to that of the next. */
  int strideBytes() {
    return (cryptByteBlock + skipByteBlock) * BLOCK_BYTES;
  }
}
