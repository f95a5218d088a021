package io.github.fragmill.core.media;

import java.util.OptionalInt;

/**
 * How video is turned before it is presented (ISO/IEC 14496-12, 6.2.2 and 8.3.2): a telephone that
 * is held upright records on its side, and states it here.
 *
 * <p>A point (p, q) of a frame is presented at (a p + c q + x, b p + d q + y), where q grows
 * downwards.
 *
 * @param a in 1/65536, like b, c, d, x and y
 * @param u in 1/2<sup>30</sup>, like v and w
 */
public record DisplayMatrix(int a, int b, int u, int c, int d, int v, int x, int y, int w) {

  private static final int ONE = 1 << 16;
  private static final int ONE_BELOW_30_BITS = 1 << 30;

  /** Video is presented as it is. */
  public static final DisplayMatrix IDENTITY =
      new DisplayMatrix(ONE, 0, 0, 0, ONE, 0, 0, 0, ONE_BELOW_30_BITS);

  /** Returns whether video lies on its side in the file: width and height change places. */
  public boolean swapsAxes() {
    return a == 0 && d == 0 && b != 0 && c != 0 && u == 0 && v == 0;
  }

  /**
   * Returns by how much video is turned, wherever it is moved to.
   *
   * @return 0, 90, 180 or 270 degrees clockwise, or empty when it is mirrored, scaled or distorted
   */
  public OptionalInt rotationDegrees() {
    if (u != 0 || v != 0 || w != ONE_BELOW_30_BITS) {
      return OptionalInt.empty();
    }
    if (b == 0 && c == 0 && a == d && Math.abs(a) == ONE) {
      return OptionalInt.of(a > 0 ? 0 : 180);
    }
    if (a == 0 && d == 0 && b == -c && Math.abs(b) == ONE) {
      return OptionalInt.of(b > 0 ? 90 : 270);
    }
    return OptionalInt.empty();
  }
}
