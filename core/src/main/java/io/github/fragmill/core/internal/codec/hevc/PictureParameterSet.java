package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * What slice segment headers depend on in a picture parameter set (ITU-T H.265, 7.3.2.3).
 *
 * @param id pps_pic_parameter_set_id, 0 to 63
 * @param sequenceParameterSetId 0 to 15
 * @param dependentSegments dependent_slice_segments_enabled_flag
 * @param outputFlagPresent output_flag_present_flag
 * @param extraHeaderBits num_extra_slice_header_bits, 0 to 7
 * @param cabacInitPresent cabac_init_present_flag
 * @param defaultReferences0 the usual number of active references in list 0, 1 to 15
 * @param defaultReferences1 the usual number of active references in list 1, 1 to 15
 * @param chromaQpOffsetsPresent pps_slice_chroma_qp_offsets_present_flag
 * @param weightedPrediction weighted_pred_flag
 * @param weightedBiprediction weighted_bipred_flag
 * @param entryPointsPresent there are tiles, or rows of blocks that are decoded side by side
 * @param loopFilterAcrossSlices pps_loop_filter_across_slices_enabled_flag
 * @param deblockingOverride deblocking_filter_override_enabled_flag
 * @param deblockingDisabled pps_deblocking_filter_disabled_flag
 * @param listModificationsPresent lists_modification_present_flag
 * @param headerExtensionPresent slice_segment_header_extension_present_flag
 * @param chromaQpOffsetLists chroma_qp_offset_list_enabled_flag
 * @param isScreenContent pps_scc_extension_flag
 */
record PictureParameterSet(
    int id,
    int sequenceParameterSetId,
    boolean dependentSegments,
    boolean outputFlagPresent,
    int extraHeaderBits,
    boolean cabacInitPresent,
    int defaultReferences0,
    int defaultReferences1,
    boolean chromaQpOffsetsPresent,
    boolean weightedPrediction,
    boolean weightedBiprediction,
    boolean entryPointsPresent,
    boolean loopFilterAcrossSlices,
    boolean deblockingOverride,
    boolean deblockingDisabled,
    boolean listModificationsPresent,
    boolean headerExtensionPresent,
    boolean chromaQpOffsetLists,
    boolean isScreenContent) {

  static final int MAX_ID = 63;

  static final int MAX_REFERENCES_MINUS_1 = 14;

  /** Pictures of 65,535 pixels have as many coding tree blocks of 16 pixels in a row. */
  private static final int MAX_TILES_MINUS_1 = 4095;

  /** Reads a parameter set; the reader is after the NAL unit's header. */
  static PictureParameterSet read(BitReader reader) throws MalformedMediaException {
    int id = reader.unsignedExpGolomb(MAX_ID, "pps_pic_parameter_set_id");
    int sequenceParameterSetId =
        reader.unsignedExpGolomb(SequenceParameterSet.MAX_ID, "pps_seq_parameter_set_id");
    boolean dependentSegments = reader.flag();
    boolean outputFlagPresent = reader.flag();
    int extraHeaderBits = reader.bits(3);
    reader.skipBits(1); // sign_data_hiding_enabled_flag
    boolean cabacInitPresent = reader.flag();
    int references0 = readReferences(reader, "num_ref_idx_l0_default_active_minus1");
    int references1 = readReferences(reader, "num_ref_idx_l1_default_active_minus1");
    reader.skipExpGolomb(1); // init_qp_minus26
    reader.skipBits(1); // constrained_intra_pred_flag
    boolean transformSkip = reader.flag();
    boolean quantizationChanges = reader.flag(); // cu_qp_delta_enabled_flag
    reader.skipExpGolomb(quantizationChanges ? 1 : 0);
    reader.skipExpGolomb(2); // pps_cb_qp_offset, pps_cr_qp_offset
    boolean chromaQpOffsetsPresent = reader.flag();
    boolean weightedPrediction = reader.flag();
    boolean weightedBiprediction = reader.flag();
    reader.skipBits(1); // transquant_bypass_enabled_flag
    boolean tiles = reader.flag();
    boolean wavefronts = reader.flag(); // entropy_coding_sync_enabled_flag
    if (tiles) {
      skipTiles(reader);
    }
    boolean loopFilterAcrossSlices = reader.flag();
    boolean deblockingControl = reader.flag();
    boolean deblockingOverride = deblockingControl && reader.flag();
    boolean deblockingDisabled = deblockingControl && reader.flag();
    reader.skipExpGolomb(deblockingControl && !deblockingDisabled ? 2 : 0);
    boolean scalingLists = reader.flag();
    if (scalingLists) {
      ScalingLists.skip(reader);
    }
    boolean listModificationsPresent = reader.flag();
    reader.skipExpGolomb(1); // log2_parallel_merge_level_minus2
    boolean headerExtensionPresent = reader.flag();
    Extensions extensions = Extensions.read(reader);
    return new PictureParameterSet(
        id,
        sequenceParameterSetId,
        dependentSegments,
        outputFlagPresent,
        extraHeaderBits,
        cabacInitPresent,
        references0,
        references1,
        chromaQpOffsetsPresent,
        weightedPrediction,
        weightedBiprediction,
        tiles || wavefronts,
        loopFilterAcrossSlices,
        deblockingOverride,
        deblockingDisabled,
        listModificationsPresent,
        headerExtensionPresent,
        extensions.range() && readChromaQpOffsetLists(reader, transformSkip),
        extensions.screenContent());
  }

  private static int readReferences(BitReader reader, String syntaxElement)
      throws MalformedMediaException {
    return 1 + reader.unsignedExpGolomb(MAX_REFERENCES_MINUS_1, syntaxElement);
  }

  private static void skipTiles(BitReader reader) throws MalformedMediaException {
    int columnsMinus1 = reader.unsignedExpGolomb(MAX_TILES_MINUS_1, "num_tile_columns_minus1");
    int rowsMinus1 = reader.unsignedExpGolomb(MAX_TILES_MINUS_1, "num_tile_rows_minus1");
    boolean uniform = reader.flag();
    reader.skipExpGolomb(uniform ? 0 : columnsMinus1 + rowsMinus1); // sizes; the last ones follow
    reader.skipBits(1); // loop_filter_across_tiles_enabled_flag
  }

  /** Reads pps_range_extension() (7.3.2.3.2) as far as needed. */
  private static boolean readChromaQpOffsetLists(BitReader reader, boolean transformSkip)
      throws MalformedMediaException {
    reader.skipExpGolomb(transformSkip ? 1 : 0); // log2_max_transform_skip_block_size_minus2
    reader.skipBits(1); // cross_component_prediction_enabled_flag
    return reader.flag();
  }
}
