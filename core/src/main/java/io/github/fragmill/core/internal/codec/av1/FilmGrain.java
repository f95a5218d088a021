package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/** Skips film grain parameters (AV1 specification, 5.9.30). */
final class FilmGrain {

  private static final int POINT_BITS = 8 + 8;
  private static final int CHROMA_BITS = 8 + 8 + 9;

  private FilmGrain() {}

  /** Skips film_grain_params() of a frame that may be shown. */
  static void skip(BitReader reader, ColourConfig colour, boolean interFrame)
      throws MalformedMediaException {
    boolean apply = reader.flag();
    if (!apply) {
      return;
    }
    reader.skipBits(16); // grain_seed
    boolean update = !interFrame || reader.flag();
    if (update) {
      skipParameters(reader, colour);
    } else {
      reader.skipBits(3); // film_grain_params_ref_idx
    }
  }

  private static void skipParameters(BitReader reader, ColourConfig colour)
      throws MalformedMediaException {
    boolean luma = skipPoints(reader);
    boolean chromaFromLuma = !colour.isMonochrome() && reader.flag();
    boolean cb = false;
    boolean cr = false;
    if (!colour.isMonochrome() && !chromaFromLuma && (luma || !colour.isSubsampled())) {
      cb = skipPoints(reader);
      cr = skipPoints(reader);
    }
    reader.skipBits(2); // grain_scaling_minus_8
    int lag = reader.bits(2);
    int lumaCoefficients = 2 * lag * (lag + 1);
    int chromaCoefficients = lumaCoefficients + (luma ? 1 : 0);
    int coefficients =
        (luma ? lumaCoefficients : 0)
            + (chromaFromLuma || cb ? chromaCoefficients : 0)
            + (chromaFromLuma || cr ? chromaCoefficients : 0);
    reader.skipBits(8 * coefficients);
    reader.skipBits(4); // ar_coeff_shift_minus_6, grain_scale_shift
    reader.skipBits(cb ? CHROMA_BITS : 0);
    reader.skipBits(cr ? CHROMA_BITS : 0);
    reader.skipBits(2); // overlap_flag, clip_to_restricted_range
  }

  /** Skips the points of a plane, and returns whether there are any. */
  private static boolean skipPoints(BitReader reader) throws MalformedMediaException {
    int points = reader.bits(4);
    reader.skipBits(points * POINT_BITS);
    return points > 0;
  }
}
