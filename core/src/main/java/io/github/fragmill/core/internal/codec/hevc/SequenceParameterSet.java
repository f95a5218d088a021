package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import java.util.ArrayList;
import java.util.List;

/**
 * What slice segment headers depend on in a sequence parameter set (ITU-T H.265, 7.3.2.2), the size
 * of pictures and what its VUI says.
 *
 * @param id sps_seq_parameter_set_id, 0 to 15
 * @param separateColourPlanes separate_colour_plane_flag
 * @param hasChroma ChromaArrayType is not 0
 * @param pictureSizeCtbs PicSizeInCtbsY: coding tree blocks in a picture, 1 or more
 * @param picOrderCntLsbBits the size of slice_pic_order_cnt_lsb, 4 to 16
 * @param sampleAdaptiveOffset sample_adaptive_offset_enabled_flag
 * @param shortTermSets at most 64
 * @param longTermPictures what slices may refer to by index
 * @param temporalMotionVectors sps_temporal_mvp_enabled_flag
 * @param widthPixels of a picture as it is shown, 1 or more
 * @param heightPixels of a picture as it is shown, 1 or more
 * @param usability the VUI
 * @param isScreenContent sps_scc_extension_flag
 */
record SequenceParameterSet(
    int id,
    boolean separateColourPlanes,
    boolean hasChroma,
    int pictureSizeCtbs,
    int picOrderCntLsbBits,
    boolean sampleAdaptiveOffset,
    List<ShortTermSet> shortTermSets,
    LongTermPictures longTermPictures,
    boolean temporalMotionVectors,
    int widthPixels,
    int heightPixels,
    VideoUsability usability,
    boolean isScreenContent) {

  static final int MAX_ID = 15;

  private static final int MAX_SUB_LAYERS_MINUS_1 = 6;
  private static final int CHROMA_420 = 1;
  private static final int CHROMA_444 = 3;
  private static final int MAX_SHORT_TERM_SETS = 64;

  /** A sample entry's width and height have 16 bits. */
  private static final int MAX_SIZE_PIXELS = 0xFFFF;

  /** Coding tree blocks of 64 pixels (A.3.2) make the shortest addresses; larger are not coded. */
  private static final int MAX_CTB_LOG2 = 6;

  private static final int MIN_CODING_BLOCK_LOG2 = 3;

  SequenceParameterSet {
    shortTermSets = List.copyOf(shortTermSets);
  }

  VideoDescription.Dimensions dimensions() {
    return new VideoDescription.Dimensions(widthPixels, heightPixels);
  }

  /** Reads a parameter set; the reader is after the NAL unit's header. */
  static SequenceParameterSet read(BitReader reader) throws MalformedMediaException {
    reader.skipBits(4); // sps_video_parameter_set_id
    int subLayers = 1 + reader.bits(3);
    if (subLayers > 1 + MAX_SUB_LAYERS_MINUS_1) {
      throw reader.malformed("sps_max_sub_layers_minus1: expected 0 to 6, found 7");
    }
    reader.skipBits(1); // sps_temporal_id_nesting_flag
    ProfileTierLevel.skip(reader, subLayers);
    int id = reader.unsignedExpGolomb(MAX_ID, "sps_seq_parameter_set_id");
    int chromaFormatIdc = reader.unsignedExpGolomb(CHROMA_444, "chroma_format_idc");
    boolean separateColourPlanes = chromaFormatIdc == CHROMA_444 && reader.flag();
    int widthPixels = readSize(reader, "pic_width_in_luma_samples");
    int heightPixels = readSize(reader, "pic_height_in_luma_samples");
    boolean conformanceWindow = reader.flag();
    boolean horizontallySubsampled = chromaFormatIdc != 0 && chromaFormatIdc != CHROMA_444;
    int shownWidthPixels =
        readShown(reader, conformanceWindow, widthPixels, horizontallySubsampled ? 2 : 1);
    int shownHeightPixels =
        readShown(reader, conformanceWindow, heightPixels, chromaFormatIdc == CHROMA_420 ? 2 : 1);
    reader.skipExpGolomb(2); // bit_depth_luma_minus8, bit_depth_chroma_minus8
    int picOrderCntLsbBits = 4 + reader.unsignedExpGolomb(12, "log2_max_pic_order_cnt_lsb_minus4");
    boolean orderingOfEachSubLayer = reader.flag();
    reader.skipExpGolomb(3 * (orderingOfEachSubLayer ? subLayers : 1));
    int ctbLog2 = readCtbSize(reader);
    reader.skipExpGolomb(4); // sizes of transform blocks, depths of their trees
    skipCodingTools(reader);
    boolean sampleAdaptiveOffset = reader.flag();
    skipPulseCodeModulation(reader);
    List<ShortTermSet> shortTermSets = readShortTermSets(reader);
    LongTermPictures longTermPictures = LongTermPictures.read(reader, picOrderCntLsbBits);
    boolean temporalMotionVectors = reader.flag();
    reader.skipBits(1); // strong_intra_smoothing_enabled_flag
    boolean vuiPresent = reader.flag();
    VideoUsability usability =
        vuiPresent ? VideoUsability.read(reader, subLayers) : VideoUsability.ABSENT;
    return new SequenceParameterSet(
        id,
        separateColourPlanes,
        chromaFormatIdc != 0 && !separateColourPlanes,
        blocks(widthPixels, ctbLog2) * blocks(heightPixels, ctbLog2),
        picOrderCntLsbBits,
        sampleAdaptiveOffset,
        shortTermSets,
        longTermPictures,
        temporalMotionVectors,
        shownWidthPixels,
        shownHeightPixels,
        usability,
        Extensions.read(reader).screenContent());
  }

  private static int readSize(BitReader reader, String syntaxElement)
      throws MalformedMediaException {
    int sizePixels = reader.unsignedExpGolomb(MAX_SIZE_PIXELS, syntaxElement);
    if (sizePixels == 0) {
      throw reader.malformed(syntaxElement + ": expected 1 to " + MAX_SIZE_PIXELS + ", found 0");
    }
    return sizePixels;
  }

  /** Returns what the conformance window leaves of a width or height (7.4.3.2.1). */
  private static int readShown(BitReader reader, boolean window, int sizePixels, int unitPixels)
      throws MalformedMediaException {
    if (!window) {
      return sizePixels;
    }
    long hiddenPixels = unitPixels * (reader.unsignedExpGolomb() + reader.unsignedExpGolomb());
    // Decoders, too, show all of a picture of which nothing would be left.
    return hiddenPixels < sizePixels ? sizePixels - (int) hiddenPixels : sizePixels;
  }

  private static int readCtbSize(BitReader reader) throws MalformedMediaException {
    int codingBlockLog2 =
        MIN_CODING_BLOCK_LOG2
            + reader.unsignedExpGolomb(
                MAX_CTB_LOG2 - MIN_CODING_BLOCK_LOG2, "log2_min_luma_coding_block_size_minus3");
    return codingBlockLog2
        + reader.unsignedExpGolomb(
            MAX_CTB_LOG2 - codingBlockLog2, "log2_diff_max_min_luma_coding_block_size");
  }

  private static void skipCodingTools(BitReader reader) throws MalformedMediaException {
    boolean scalingLists = reader.flag();
    boolean scalingListData = scalingLists && reader.flag();
    if (scalingListData) {
      ScalingLists.skip(reader);
    }
    reader.skipBits(1); // amp_enabled_flag
  }

  private static void skipPulseCodeModulation(BitReader reader) throws MalformedMediaException {
    boolean enabled = reader.flag();
    if (enabled) {
      reader.skipBits(4 + 4); // bit depths
      reader.skipExpGolomb(2); // sizes of blocks
      reader.skipBits(1); // pcm_loop_filter_disabled_flag
    }
  }

  private static List<ShortTermSet> readShortTermSets(BitReader reader)
      throws MalformedMediaException {
    int count = reader.unsignedExpGolomb(MAX_SHORT_TERM_SETS, "num_short_term_ref_pic_sets");
    List<ShortTermSet> sets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sets.add(ShortTermSet.readOfSequence(reader, sets));
    }
    return sets;
  }

  private static int blocks(int sizePixels, int blockLog2) {
    return ((sizePixels - 1) >> blockLog2) + 1;
  }
}
