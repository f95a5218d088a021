package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * What slice headers depend on in a picture parameter set (ITU-T H.264, 7.3.2.2).
 *
 * @param id pic_parameter_set_id, 0 to 255
 * @param sequenceParameterSetId 0 to 31
 * @param entropyCodingMode entropy_coding_mode_flag: CABAC
 * @param bottomFieldPicOrderPresent bottom_field_pic_order_in_frame_present_flag
 * @param sliceGroupChangeRate 1 or more; 0 when slice groups do not change from slice to slice
 * @param defaultReferences0 the usual number of active references in list 0, 1 to 32
 * @param defaultReferences1 the usual number of active references in list 1, 1 to 32
 * @param weightedPrediction weighted_pred_flag
 * @param weightedBipredictionIdc 0 to 2
 * @param deblockingControlPresent deblocking_filter_control_present_flag
 * @param redundantPicCntPresent redundant_pic_cnt_present_flag
 */
record PictureParameterSet(
    int id,
    int sequenceParameterSetId,
    boolean entropyCodingMode,
    boolean bottomFieldPicOrderPresent,
    long sliceGroupChangeRate,
    int defaultReferences0,
    int defaultReferences1,
    boolean weightedPrediction,
    int weightedBipredictionIdc,
    boolean deblockingControlPresent,
    boolean redundantPicCntPresent) {

  static final int MAX_ID = 255;

  /** Of one field; more cannot be coded (num_ref_idx_l0_default_active_minus1). */
  static final int MAX_REFERENCES_MINUS_1 = 31;

  /** Reads a parameter set; the reader is after the NAL unit's header byte. */
  static PictureParameterSet read(BitReader reader) throws MalformedMediaException {
    int id = reader.unsignedExpGolomb(MAX_ID, "pic_parameter_set_id");
    int sequenceParameterSetId =
        reader.unsignedExpGolomb(SequenceParameterSet.MAX_ID, "seq_parameter_set_id");
    boolean entropyCodingMode = reader.flag();
    boolean bottomFieldPicOrderPresent = reader.flag();
    long sliceGroupChangeRate = readSliceGroups(reader);
    int references0 =
        1
            + reader.unsignedExpGolomb(
                MAX_REFERENCES_MINUS_1, "num_ref_idx_l0_default_active_minus1");
    int references1 =
        1
            + reader.unsignedExpGolomb(
                MAX_REFERENCES_MINUS_1, "num_ref_idx_l1_default_active_minus1");
    boolean weightedPrediction = reader.flag();
    int weightedBipredictionIdc = reader.bits(2);
    reader.skipExpGolomb(3); // pic_init_qp_minus26, pic_init_qs_minus26, chroma_qp_index_offset
    boolean deblockingControlPresent = reader.flag();
    reader.skipBits(1); // constrained_intra_pred_flag
    boolean redundantPicCntPresent = reader.flag();
    return new PictureParameterSet(
        id,
        sequenceParameterSetId,
        entropyCodingMode,
        bottomFieldPicOrderPresent,
        sliceGroupChangeRate,
        references0,
        references1,
        weightedPrediction,
        weightedBipredictionIdc,
        deblockingControlPresent,
        redundantPicCntPresent);
  }

  /** Returns the SliceGroupChangeRate (7.4.2.2), 0 when slice headers do not depend on it. */
  private static long readSliceGroups(BitReader reader) throws MalformedMediaException {
    int groupsMinus1 = reader.unsignedExpGolomb(7, "num_slice_groups_minus1");
    if (groupsMinus1 == 0) {
      return 0;
    }
    int mapType = reader.unsignedExpGolomb(6, "slice_group_map_type");
    switch (mapType) {
      case 0 -> reader.skipExpGolomb(groupsMinus1 + 1); // run_length_minus1
      case 2 -> reader.skipExpGolomb(2 * groupsMinus1); // top_left, bottom_right
      case 3, 4, 5 -> {
        reader.skipBits(1); // slice_group_change_direction_flag
        return 1 + reader.unsignedExpGolomb();
      }
      case 6 -> skipExplicitSliceGroups(reader, groupsMinus1);
      default -> {
        // Type 1, dispersed, has no parameters.
      }
    }
    return 0;
  }

  private static void skipExplicitSliceGroups(BitReader reader, int groupsMinus1)
      throws MalformedMediaException {
    int idBits = Integer.SIZE - Integer.numberOfLeadingZeros(groupsMinus1);
    long mapUnits = 1 + reader.unsignedExpGolomb();
    if (mapUnits * idBits > reader.remainingBits()) {
      throw reader.malformed("pic_size_in_map_units_minus1: " + (mapUnits - 1) + " do not fit");
    }
    for (long unit = 0; unit < mapUnits; unit++) {
      reader.skipBits(idBits);
    }
  }
}
