package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.media.Colour;
import java.util.Optional;

/**
 * The planes of a frame and their colours (AV1 specification, 5.5.2).
 *
 * @param isMonochrome mono_chrome
 * @param colour color_primaries, transfer_characteristics and matrix_coefficients, unspecified (2)
 *     when they are not described, and color_range
 * @param isDescribed color_description_present_flag
 * @param isSubsampled whether there are half as many chroma samples both across and down
 * @param hasSeparateDeltaQ separate_uv_delta_q
 */
record ColourConfig(
    boolean isMonochrome,
    Colour colour,
    boolean isDescribed,
    boolean isSubsampled,
    boolean hasSeparateDeltaQ) {

  private static final int UNSPECIFIED = 2;
  private static final Colour SRGB =
      new Colour(/* primaries= */ 1, /* transfer= */ 13, /* matrix= */ 0, /* isFullRange= */ true);

  /**
   * Reads color_config().
   *
   * @param profile seq_profile, 0 to 2
   */
  static ColourConfig read(BitReader reader, int profile) throws MalformedMediaException {
    boolean highBitDepth = reader.flag();
    boolean twelveBit = profile == 2 && highBitDepth && reader.flag();
    boolean monochrome = profile != 1 && reader.flag();
    boolean described = reader.flag();
    int primaries = described ? reader.bits(8) : UNSPECIFIED;
    int transfer = described ? reader.bits(8) : UNSPECIFIED;
    int matrix = described ? reader.bits(8) : UNSPECIFIED;
    boolean isSrgb =
        !monochrome
            && primaries == SRGB.primaries()
            && transfer == SRGB.transfer()
            && matrix == SRGB.matrix();
    boolean fullRange = isSrgb || reader.flag();
    boolean subsampled = monochrome || (!isSrgb && readSubsampled(reader, profile, twelveBit));
    if (!monochrome && subsampled) {
      reader.skipBits(2); // chroma_sample_position
    }
    return new ColourConfig(
        monochrome,
        new Colour(primaries, transfer, matrix, fullRange),
        described,
        subsampled,
        !monochrome && reader.flag());
  }

  /** Reads subsampling_x and subsampling_y where the profile leaves them open. */
  private static boolean readSubsampled(BitReader reader, int profile, boolean twelveBit)
      throws MalformedMediaException {
    if (profile != 2) {
      return profile == 0;
    }
    return twelveBit && reader.flag() && reader.flag();
  }

  /** Returns the colour if the bitstream says anything about it. */
  Optional<Colour> said() {
    return isDescribed || colour.isFullRange() ? Optional.of(colour) : Optional.empty();
  }
}
