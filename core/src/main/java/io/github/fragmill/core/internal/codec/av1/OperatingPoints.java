package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.List;
import java.util.stream.Stream;

/**
 * The times that frame headers carry, and the operating points that they carry them for (AV1
 * specification, 5.5.1, 5.5.3 to 5.5.5).
 *
 * @param hasDecoderModel decoder_model_info_present_flag
 * @param presentationTimeBits the size of frame_presentation_time, 0 when it is absent
 * @param bufferRemovalTimeBits the size of buffer_removal_time
 * @param withDecoderModel operating_point_idc of each point that has a decoder model: the layers
 *     that belong to it, temporal ones from bit 0 and spatial ones from bit 8 on, 0 for all
 */
record OperatingPoints(
    boolean hasDecoderModel,
    int presentationTimeBits,
    int bufferRemovalTimeBits,
    List<Integer> withDecoderModel) {

  /** What a reduced still picture header stands for. */
  static final OperatingPoints NONE =
      new OperatingPoints(
          /* hasDecoderModel= */ false,
          /* presentationTimeBits= */ 0,
          /* bufferRemovalTimeBits= */ 0,
          /* withDecoderModel= */ List.of());

  private static final int FIRST_LEVEL_WITH_TIER = 8;

  OperatingPoints {
    withDecoderModel = List.copyOf(withDecoderModel);
  }

  /** Reads from timing_info_present_flag on up to the last operating point. */
  static OperatingPoints read(BitReader reader) throws MalformedMediaException {
    boolean hasDecoderModel = false;
    boolean equalPictureInterval = false;
    int bufferDelayBits = 0;
    int bufferRemovalTimeBits = 0;
    int presentationTimeBits = 0;
    boolean timingInfoPresent = reader.flag();
    if (timingInfoPresent) {
      reader.skipBits(32 + 32); // num_units_in_display_tick, time_scale
      equalPictureInterval = reader.flag();
      if (equalPictureInterval) {
        Descriptors.skipUvlc(reader); // num_ticks_per_picture_minus_1
      }
      hasDecoderModel = reader.flag();
    }
    if (hasDecoderModel) {
      bufferDelayBits = 1 + reader.bits(5);
      reader.skipBits(32); // num_units_in_decoding_tick
      bufferRemovalTimeBits = 1 + reader.bits(5);
      presentationTimeBits = 1 + reader.bits(5);
    }
    boolean displayDelayPresent = reader.flag();
    int points = 1 + reader.bits(5);
    Stream.Builder<Integer> withDecoderModel = Stream.builder();
    for (int point = 0; point < points; point++) {
      int layers = reader.bits(12); // operating_point_idc
      boolean hasTier = reader.bits(5) >= FIRST_LEVEL_WITH_TIER;
      reader.skipBits(hasTier ? 1 : 0);
      boolean decoderModelPresent = hasDecoderModel && reader.flag();
      if (decoderModelPresent) {
        reader.skipBits(2 * bufferDelayBits + 1); // operating_parameters_info()
        withDecoderModel.add(layers);
      }
      boolean delayPresent = displayDelayPresent && reader.flag();
      reader.skipBits(delayPresent ? 4 : 0); // initial_display_delay_minus_1
    }
    return new OperatingPoints(
        hasDecoderModel,
        equalPictureInterval ? 0 : presentationTimeBits,
        bufferRemovalTimeBits,
        withDecoderModel.build().toList());
  }

  /** Skips the buffer removal times of a frame in these layers. */
  void skipBufferRemovalTimes(BitReader reader, int temporalId, int spatialId)
      throws MalformedMediaException {
    boolean present = hasDecoderModel && reader.flag();
    if (!present) {
      return;
    }
    for (int layers : withDecoderModel) {
      boolean inTemporalLayer = (layers >> temporalId & 1) != 0;
      boolean inSpatialLayer = (layers >> (spatialId + 8) & 1) != 0;
      if (layers == 0 || (inTemporalLayer && inSpatialLayer)) {
        reader.skipBits(bufferRemovalTimeBits);
      }
    }
  }
}
