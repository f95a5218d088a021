package io.github.fragmill.crypto;

/** A pattern as the caller gives it, good or bad. */
record GivenPattern(int cryptByteBlock, int skipByteBlock) {

  private static final int MAX_BLOCKS = 15;

  /** Returns whether something is encrypted, and both numbers fit in four bits. */
  boolean isValid() {
    return cryptByteBlock >= 1
        && cryptByteBlock <= MAX_BLOCKS
        && skipByteBlock >= 0
        && skipByteBlock <= MAX_BLOCKS;
  }

  @Override
  public String toString() {
    return cryptByteBlock + ":" + skipByteBlock;
  }
}
