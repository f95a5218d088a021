package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.media.Colour;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/**
 * The AV1CodecConfigurationRecord in {@code av1C} (AV1 in ISOBMFF, 2.3.3).
 *
 * @param profile seq_profile, 0 to 2
 * @param level seq_level_idx_0, 0 to 31
 * @param isHighTier seq_tier_0
 * @param bitDepth 8, 10 or 12
 * @param isMonochrome monochrome
 * @param chroma the subsampling across and down and the chroma sample position, a digit for each
 * @param sequence the record's sequence header, if it has one
 */
record Av1Configuration(
    int profile,
    int level,
    boolean isHighTier,
    int bitDepth,
    boolean isMonochrome,
    String chroma,
    Optional<SequenceHeader> sequence) {

  private static final int FIELD_BYTES = 4;

  /** The marker bit and version 1. */
  private static final int FIRST_BYTE = 0x81;

  /** The values of colours that are not described. */
  private static final Colour BT709 =
      new Colour(/* primaries= */ 1, /* transfer= */ 1, /* matrix= */ 1, /* isFullRange= */ false);

  private static final String DEFAULT_OPTIONAL_FIELDS = ".0.110.01.01.01.0";

  /**
   * Reads the content of an {@code av1C} box.
   *
   * @param path the place in the box tree, for messages
   */
  static Av1Configuration read(byte[] content, String path) throws MalformedMediaException {
    BitReader reader = BitReader.ofBytes(path);
    if (content.length < FIELD_BYTES) {
      throw reader.malformed("expected at least 4 bytes, found " + content.length);
    }
    reader.reset(ByteBuffer.wrap(content), /* startBytes= */ 0, FIELD_BYTES);
    int markerAndVersion = reader.bits(8);
    if (markerAndVersion != FIRST_BYTE) {
      throw reader.malformed("expected a marker and version 1, found " + markerAndVersion);
    }
    int profile = reader.bits(3);
    if (profile > SequenceHeader.MAX_PROFILE) {
      throw reader.malformed("seq_profile: expected 0 to 2, found " + profile);
    }
    int level = reader.bits(5);
    boolean highTier = reader.flag();
    boolean highBitDepth = reader.flag();
    boolean twelveBit = reader.flag();
    boolean monochrome = reader.flag();
    int across = reader.bits(1);
    int down = reader.bits(1);
    int position = reader.bits(2);
    int deepBits = profile == 2 && twelveBit ? 12 : 10;
    return new Av1Configuration(
        profile,
        level,
        highTier,
        highBitDepth ? deepBits : 8,
        monochrome,
        "" + across + down + (across + down == 2 ? position : 0),
        readSequence(content, path));
  }

  /** Reads the first sequence header among the units after the fields. */
  private static Optional<SequenceHeader> readSequence(byte[] content, String path)
      throws MalformedMediaException {
    ByteBuffer units = ByteBuffer.wrap(content).position(FIELD_BYTES);
    ObuCursor cursor = new ObuCursor(path);
    cursor.reset(units);
    while (cursor.next()) {
      if (cursor.type() == ObuType.SEQUENCE_HEADER) {
        BitReader reader = BitReader.ofBytes(path);
        reader.reset(units, cursor.start(), cursor.end());
        return Optional.of(SequenceHeader.read(reader));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns how colours are to be read: as the file says, else as the sequence header does.
   *
   * @param fileColour from {@code colr}
   */
  Optional<Colour> colour(Optional<Colour> fileColour) {
    return fileColour.or(() -> sequence.flatMap(it -> it.colour().said()));
  }

  /**
   * Returns the codecs parameter (AV1 in ISOBMFF, 5). Its optional fields are left out when they
   * say what is assumed without them; colours that are not described count as BT.709.
   *
   * @param fileColour from {@code colr}
   */
  String codecs(Optional<Colour> fileColour) {
    Colour colour = fileColour.or(() -> sequence.map(Av1Configuration::described)).orElse(BT709);
    String optionalFields =
        format(
            ".%d.%s.%02d.%02d.%02d.%d",
            isMonochrome ? 1 : 0,
            chroma,
            colour.primaries(),
            colour.transfer(),
            colour.matrix(),
            colour.isFullRange() ? 1 : 0);
    return format("av01.%d.%02d%s.%02d", profile, level, isHighTier ? "H" : "M", bitDepth)
        + (optionalFields.equals(DEFAULT_OPTIONAL_FIELDS) ? "" : optionalFields);
  }

  private static Colour described(SequenceHeader sequence) {
    ColourConfig config = sequence.colour();
    return config.isDescribed()
        ? config.colour()
        : new Colour(
            BT709.primaries(), BT709.transfer(), BT709.matrix(), config.colour().isFullRange());
  }

  private static String format(String format, Object... fields) {
    return String.format(Locale.ROOT, format, fields);
  }
}
