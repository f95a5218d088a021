package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.AspectRatio;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.VideoSignal;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import java.util.Optional;

/**
 * What slice headers depend on in a sequence parameter set (ITU-T H.264, 7.3.2.1.1), the size of
 * pictures, and what the VUI says of pixels and colours.
 *
 * @param id seq_parameter_set_id, 0 to 31
 * @param separateColourPlanes separate_colour_plane_flag
 * @param chromaArrayType 0 for one plane, else chroma_format_idc
 * @param frameNumBits the size of frame_num, 4 to 16
 * @param picOrderCntType 0 to 2
 * @param picOrderCntLsbBits the size of pic_order_cnt_lsb, 4 to 16; 0 unless the type is 0
 * @param deltaPicOrderAlwaysZero delta_pic_order_always_zero_flag
 * @param picSizeInMapUnits the number of slice group map units in a picture
 * @param frameMbsOnly frame_mbs_only_flag: no interlaced coding
 * @param widthPixels of a picture as it is shown, 1 or more
 * @param heightPixels of a picture as it is shown, 1 or more
 * @param sampleAspectRatio from the VUI, empty when absent or unspecified
 * @param colour from the VUI, empty without colour_description_present_flag
 */
record SequenceParameterSet(
    int id,
    boolean separateColourPlanes,
    int chromaArrayType,
    int frameNumBits,
    int picOrderCntType,
    int picOrderCntLsbBits,
    boolean deltaPicOrderAlwaysZero,
    int picSizeInMapUnits,
    boolean frameMbsOnly,
    int widthPixels,
    int heightPixels,
    Optional<Ratio> sampleAspectRatio,
    Optional<Colour> colour) {

  static final int MAX_ID = 31;

  /** A sample entry's width and height have 16 bits; a macroblock is 16 pixels wide. */
  private static final int MAX_SIZE_IN_MBS_MINUS_1 = 4095;

  private static final int CHROMA_420 = 1;
  private static final int CHROMA_444 = 3;
  private static final int MACROBLOCK_PIXELS = 16;

  VideoDescription.Dimensions dimensions() {
    return new VideoDescription.Dimensions(widthPixels, heightPixels);
  }

  /** Reads a parameter set; the reader is after the NAL unit's header byte. */
  static SequenceParameterSet read(BitReader reader) throws MalformedMediaException {
    int profileIdc = reader.bits(8);
    reader.skipBits(16); // constraint flags, level_idc
    int id = reader.unsignedExpGolomb(MAX_ID, "seq_parameter_set_id");
    int chromaFormatIdc = 1;
    boolean separateColourPlanes = false;
    if (hasChromaFormat(profileIdc)) {
      chromaFormatIdc = reader.unsignedExpGolomb(CHROMA_444, "chroma_format_idc");
      separateColourPlanes = chromaFormatIdc == CHROMA_444 && reader.flag();
      reader.skipExpGolomb(2); // bit_depth_luma_minus8, bit_depth_chroma_minus8
      reader.skipBits(1); // qpprime_y_zero_transform_bypass_flag
      boolean scalingMatrixPresent = reader.flag();
      if (scalingMatrixPresent) {
        skipScalingMatrix(reader, chromaFormatIdc == CHROMA_444 ? 12 : 8);
      }
    }
    int frameNumBits = 4 + reader.unsignedExpGolomb(12, "log2_max_frame_num_minus4");
    int picOrderCntType = reader.unsignedExpGolomb(2, "pic_order_cnt_type");
    int picOrderCntLsbBits = 0;
    boolean deltaPicOrderAlwaysZero = false;
    if (picOrderCntType == 0) {
      picOrderCntLsbBits = 4 + reader.unsignedExpGolomb(12, "log2_max_pic_order_cnt_lsb_minus4");
    } else if (picOrderCntType == 1) {
      deltaPicOrderAlwaysZero = reader.flag();
      reader.skipExpGolomb(2); // offset_for_non_ref_pic, offset_for_top_to_bottom_field
      reader.skipExpGolomb(reader.unsignedExpGolomb(255, "num_ref_frames_in_pic_order_cnt_cycle"));
    }
    reader.skipExpGolomb(1); // max_num_ref_frames
    reader.skipBits(1); // gaps_in_frame_num_value_allowed_flag
    int widthInMbs =
        1 + reader.unsignedExpGolomb(MAX_SIZE_IN_MBS_MINUS_1, "pic_width_in_mbs_minus1");
    int heightInMapUnits =
        1 + reader.unsignedExpGolomb(MAX_SIZE_IN_MBS_MINUS_1, "pic_height_in_map_units_minus1");
    boolean frameMbsOnly = reader.flag();
    if (!frameMbsOnly) {
      reader.skipBits(1); // mb_adaptive_frame_field_flag
    }
    reader.skipBits(1); // direct_8x8_inference_flag
    int chromaArrayType = separateColourPlanes ? 0 : chromaFormatIdc;
    boolean horizontallySubsampled = chromaArrayType != 0 && chromaArrayType != CHROMA_444;
    int fields = frameMbsOnly ? 1 : 2;
    int cropUnitX = horizontallySubsampled ? 2 : 1;
    int cropUnitY = fields * (chromaArrayType == CHROMA_420 ? 2 : 1);
    boolean cropped = reader.flag();
    int widthPixels = readCropped(reader, cropped, MACROBLOCK_PIXELS * widthInMbs, cropUnitX);
    int heightPixels =
        readCropped(reader, cropped, MACROBLOCK_PIXELS * heightInMapUnits * fields, cropUnitY);
    boolean vuiPresent = reader.flag();
    return new SequenceParameterSet(
        id,
        separateColourPlanes,
        chromaArrayType,
        frameNumBits,
        picOrderCntType,
        picOrderCntLsbBits,
        deltaPicOrderAlwaysZero,
        widthInMbs * heightInMapUnits,
        frameMbsOnly,
        widthPixels,
        heightPixels,
        vuiPresent ? AspectRatio.read(reader) : Optional.empty(),
        vuiPresent ? readColour(reader) : Optional.empty());
  }

  /** Decoders take a VUI that ends early for one that says no more. */
  private static Optional<Colour> readColour(BitReader reader) {
    try {
      return VideoSignal.readColour(reader);
    } catch (MalformedMediaException e) {
      return Optional.empty();
    }
  }

  /** Returns what cropping on both sides leaves of a width or height (7.4.2.1.1). */
  private static int readCropped(BitReader reader, boolean cropped, int sizePixels, int unitPixels)
      throws MalformedMediaException {
    if (!cropped) {
      return sizePixels;
    }
    long croppedPixels = unitPixels * (reader.unsignedExpGolomb() + reader.unsignedExpGolomb());
    // Decoders, too, show all of a picture of which nothing would be left.
    return croppedPixels < sizePixels ? sizePixels - (int) croppedPixels : sizePixels;
  }

  private static boolean hasChromaFormat(int profileIdc) {
    return switch (profileIdc) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
      default -> false;
    };
  }

  private static void skipScalingMatrix(BitReader reader, int lists)
      throws MalformedMediaException {
    for (int list = 0; list < lists; list++) {
      boolean present = reader.flag();
      if (present) {
        skipScalingList(reader, list < 6 ? 16 : 64);
      }
    }
  }

  /** Skips a list; a next scale of 0 ends it early (ITU-T H.264, 7.3.2.1.1.1). */
  private static void skipScalingList(BitReader reader, int size) throws MalformedMediaException {
    int scale = 8;
    for (int i = 0; i < size && scale != 0; i++) {
      scale = (scale + reader.signedExpGolomb()) & 0xFF;
    }
  }
}
