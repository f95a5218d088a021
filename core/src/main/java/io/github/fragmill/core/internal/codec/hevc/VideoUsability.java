package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.AspectRatio;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.VideoSignal;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import java.util.Optional;

/**
 * The VUI of a sequence parameter set (ITU-T H.265, E.2.1).
 *
 * @param sampleAspectRatio empty when absent or unspecified
 * @param colour empty without colour_description_present_flag
 * @param isFieldSequence field_seq_flag: each picture is a field
 */
record VideoUsability(
    Optional<Ratio> sampleAspectRatio, Optional<Colour> colour, boolean isFieldSequence) {

  static final VideoUsability ABSENT =
      new VideoUsability(Optional.empty(), Optional.empty(), /* isFieldSequence= */ false);

  /** Reads to the end of vui_parameters(). */
  static VideoUsability read(BitReader reader, int subLayers) throws MalformedMediaException {
    Optional<Ratio> sampleAspectRatio = AspectRatio.read(reader);
    Optional<Colour> colour = VideoSignal.readColour(reader);
    boolean chromaLocation = reader.flag();
    reader.skipExpGolomb(chromaLocation ? 2 : 0);
    reader.skipBits(1); // neutral_chroma_indication_flag
    boolean fieldSequence = reader.flag();
    reader.skipBits(1); // frame_field_info_present_flag
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
    return new VideoUsability(sampleAspectRatio, colour, fieldSequence);
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
