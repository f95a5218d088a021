package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.AspectRatio;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import java.util.Optional;

/**
 * The VUI of a sequence parameter set (ITU-T H.265, E.2.1).
 *
 * @param sampleAspectRatio empty when absent or unspecified
 * @param colour empty without colour_description_present_flag
 */
record VideoUsability(Optional<Ratio> sampleAspectRatio, Optional<Colour> colour) {

  static final VideoUsability ABSENT = new VideoUsability(Optional.empty(), Optional.empty());

  /** Reads to the end of vui_parameters(). */
  static VideoUsability read(BitReader reader, int subLayers) throws MalformedMediaException {
    Optional<Ratio> sampleAspectRatio = AspectRatio.read(reader);
    boolean overscanInfo = reader.flag();
    reader.skipBits(overscanInfo ? 1 : 0);
    boolean videoSignalType = reader.flag();
    Optional<Colour> colour = videoSignalType ? readColour(reader) : Optional.empty();
    boolean chromaLocation = reader.flag();
    reader.skipExpGolomb(chromaLocation ? 2 : 0);
    reader.skipBits(3); // neutral_chroma_indication_flag, field_seq_flag, frame_field_info_present
    boolean defaultDisplayWindow = reader.flag();
    reader.skipExpGolomb(defaultDisplayWindow ? 4 : 0);
    boolean timingInfo = reader.flag();
    if (timingInfo) {
      skipTiming(reader, subLayers);
    }
    boolean bitstreamRestriction = reader.flag();
    if (bitstreamRestriction) {
      reader.skipBits(3);
      reader.skipExpGolomb(5);
    }
    return new VideoUsability(sampleAspectRatio, colour);
  }

  private static Optional<Colour> readColour(BitReader reader) throws MalformedMediaException {
    reader.skipBits(3); // video_format
    boolean fullRange = reader.flag();
    boolean described = reader.flag();
    if (!described) {
      return Optional.empty();
    }
    int primaries = reader.bits(8);
    int transfer = reader.bits(8);
    int matrix = reader.bits(8);
    return Optional.of(new Colour(primaries, transfer, matrix, fullRange));
  }

  private static void skipTiming(BitReader reader, int subLayers) throws MalformedMediaException {
    reader.skipBits(32 + 32); // vui_num_units_in_tick, vui_time_scale
    boolean proportional = reader.flag(); // vui_poc_proportional_to_timing_flag
    reader.skipExpGolomb(proportional ? 1 : 0);
    boolean hrdParameters = reader.flag();
    if (hrdParameters) {
      HrdParameters.skip(reader, subLayers);
    }
  }
}
