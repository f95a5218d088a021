package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * What frame headers depend on in a sequence header (AV1 specification, 5.5).
 *
 * @param isReducedStillPicture reduced_still_picture_header
 * @param operatingPoints the times in frame headers
 * @param frameWidthBits the size of frame_width_minus_1, 1 to 16
 * @param frameHeightBits the size of frame_height_minus_1, 1 to 16
 * @param maxFrameWidth in pixels, 1 to 65536
 * @param maxFrameHeight in pixels, 1 to 65536
 * @param frameIdBits the size of a frame's number, 0 when frames have none
 * @param deltaFrameIdBits the size of the distance to a frame's number, 0 when frames have none
 * @param tools which tools the sequence uses
 * @param colour its planes and colours
 * @param hasFilmGrain film_grain_params_present
 */
record SequenceHeader(
    boolean isReducedStillPicture,
    OperatingPoints operatingPoints,
    int frameWidthBits,
    int frameHeightBits,
    int maxFrameWidth,
    int maxFrameHeight,
    int frameIdBits,
    int deltaFrameIdBits,
    CodingTools tools,
    ColourConfig colour,
    boolean hasFilmGrain) {

  static final int MAX_PROFILE = 2;

  /** Reads sequence_header_obu(); the reader is at the unit's payload. */
  static SequenceHeader read(BitReader reader) throws MalformedMediaException {
    int profile = reader.bits(3);
    if (profile > MAX_PROFILE) {
      throw reader.malformed("seq_profile: expected 0 to 2, found " + profile);
    }
    reader.skipBits(1); // still_picture
    boolean reduced = reader.flag();
    OperatingPoints operatingPoints;
    if (reduced) {
      reader.skipBits(5); // seq_level_idx[0]
      operatingPoints = OperatingPoints.NONE;
    } else {
      operatingPoints = OperatingPoints.read(reader);
    }
    int widthBits = 1 + reader.bits(4);
    int heightBits = 1 + reader.bits(4);
    int maxWidth = 1 + reader.bits(widthBits);
    int maxHeight = 1 + reader.bits(heightBits);
    boolean frameIds = !reduced && reader.flag();
    int deltaFrameIdBits = frameIds ? 2 + reader.bits(4) : 0;
    int frameIdBits = frameIds ? deltaFrameIdBits + 1 + reader.bits(3) : 0;
    return new SequenceHeader(
        reduced,
        operatingPoints,
        widthBits,
        heightBits,
        maxWidth,
        maxHeight,
        frameIdBits,
        deltaFrameIdBits,
        CodingTools.read(reader, reduced),
        ColourConfig.read(reader, profile),
        reader.flag());
  }
}
