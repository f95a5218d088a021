package io.github.fragmill.core.internal.codec.vp9;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.media.Colour;
import java.util.Locale;
import java.util.Optional;

/**
 * The VPCodecConfigurationRecord in {@code vpcC} (VP Codec ISO Media File Format Binding 1.0).
 *
 * @param profile 0 to 3
 * @param level ten times the level
 * @param bitDepth 8, 10 or 12
 * @param chromaSubsampling 0 and 1 are 4:2:0, 2 is 4:2:2, 3 is 4:4:4
 * @param colour with 2 for what is unspecified
 */
record Vp9Configuration(
    int profile, int level, int bitDepth, int chromaSubsampling, Colour colour) {

  private static final int VERSION = 1;
  private static final int MAX_PROFILE = 3;
  private static final int MAX_CHROMA_SUBSAMPLING = 3;

  private static final Colour UNSPECIFIED =
      new Colour(/* primaries= */ 2, /* transfer= */ 2, /* matrix= */ 2, /* isFullRange= */ false);

  /**
   * Reads the content of a {@code vpcC} box.
   *
   * @param path the place in the box tree, for messages
   */
  static Vp9Configuration read(byte[] content, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    BitReader reader = BitReader.ofBytes(content, path);
    int version = reader.bits(8);
    if (version != VERSION) {
      throw new UnsupportedMediaException(
          path + ": version " + version + " is not packaged; expected version 1");
    }
    reader.skipBits(24); // flags
    int profile = reader.bits(8);
    int level = reader.bits(8);
    int bitDepth = reader.bits(4);
    int chromaSubsampling = reader.bits(3);
    boolean fullRange = reader.flag();
    Colour colour = new Colour(reader.bits(8), reader.bits(8), reader.bits(8), fullRange);
    if (profile > MAX_PROFILE) {
      throw reader.malformed("profile: expected 0 to 3, found " + profile);
    }
    if (bitDepth != 8 && bitDepth != 10 && bitDepth != 12) {
      throw reader.malformed("bitDepth: expected 8, 10 or 12, found " + bitDepth);
    }
    if (chromaSubsampling > MAX_CHROMA_SUBSAMPLING) {
      throw reader.malformed("chromaSubsampling: expected 0 to 3, found " + chromaSubsampling);
    }
    return new Vp9Configuration(profile, level, bitDepth, chromaSubsampling, colour);
  }

  /** Returns the colour if the record says anything about it. */
  Optional<Colour> said() {
    return colour.equals(UNSPECIFIED) ? Optional.empty() : Optional.of(colour);
  }

  /** Returns the codecs parameter with all its fields, two digits each. */
  String codecs() {
    return String.format(
        Locale.ROOT,
        "vp09.%02d.%02d.%02d.%02d.%02d.%02d.%02d.%02d",
        profile,
        level,
        bitDepth,
        chromaSubsampling,
        colour.primaries(),
        colour.transfer(),
        colour.matrix(),
        colour.isFullRange() ? 1 : 0);
  }
}
