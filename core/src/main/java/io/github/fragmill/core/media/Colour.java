package io.github.fragmill.core.media;

/**
 * How the sample values of video represent colours: code points of ISO/IEC 23091-2 (CICP).
 *
 * @param primaries ColourPrimaries, 0 to 255; 1 is BT.709, 9 is BT.2020
 * @param transfer TransferCharacteristics, 0 to 255; 1 is BT.709, 16 is PQ, 18 is HLG
 * @param matrix MatrixCoefficients, 0 to 255
 * @param isFullRange VideoFullRangeFlag
 */
public record Colour(int primaries, int transfer, int matrix, boolean isFullRange) {

  public Colour {
    requireCodePoint("primaries", primaries);
    requireCodePoint("transfer", transfer);
    requireCodePoint("matrix", matrix);
  }

  private static void requireCodePoint(String name, int value) {
    if (value < 0 || value > 0xFF) {
      throw new IllegalArgumentException(name + ": expected 0 to 255, found " + value);
    }
  }
}
