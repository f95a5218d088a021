package io.github.fragmill.core.internal.codec.bitstream;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.Ratio;
import java.util.List;
import java.util.Optional;

/**
 * The sample aspect ratio at the start of the VUI (ITU-T H.264, E.1.1 and Table E-1; the same in
 * H.265).
 */
public final class AspectRatio {

  private static final int EXTENDED_SAR = 255;

  /** The meaning of aspect_ratio_idc 1 and up. */
  private static final List<Ratio> TABLE =
      List.of(
          Ratio.ONE,
          new Ratio(12, 11),
          new Ratio(10, 11),
          new Ratio(16, 11),
          new Ratio(40, 33),
          new Ratio(24, 11),
          new Ratio(20, 11),
          new Ratio(32, 11),
          new Ratio(80, 33),
          new Ratio(18, 11),
          new Ratio(15, 11),
          new Ratio(64, 33),
          new Ratio(160, 99),
          new Ratio(4, 3),
          new Ratio(3, 2),
          new Ratio(2, 1));

  private AspectRatio() {}

  /** Reads the first fields of vui_parameters(); empty when it is absent or unspecified. */
  public static Optional<Ratio> read(BitReader reader) throws MalformedMediaException {
    boolean aspectRatioInfoPresent = reader.flag();
    if (!aspectRatioInfoPresent) {
      return Optional.empty();
    }
    int aspectRatioIdc = reader.bits(8);
    if (aspectRatioIdc == EXTENDED_SAR) {
      int width = reader.bits(16);
      int height = reader.bits(16);
      return width == 0 || height == 0 ? Optional.empty() : Optional.of(new Ratio(width, height));
    }
    boolean known = aspectRatioIdc >= 1 && aspectRatioIdc <= TABLE.size();
    return known ? Optional.of(TABLE.get(aspectRatioIdc - 1)) : Optional.empty();
  }
}
