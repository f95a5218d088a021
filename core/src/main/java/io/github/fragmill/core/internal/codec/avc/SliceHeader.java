package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * Reads slice headers to find their ends (ITU-T H.264, 7.3.3). Made once and used for every slice.
 * Not thread-safe.
 */
final class SliceHeader {

  private static final int P = 0;
  private static final int B = 1;
  private static final int I = 2;
  private static final int SP = 3;
  private static final int SI = 4;

  private final BitReader reader;
  private int sliceType;
  private int references0;
  private int references1;

  SliceHeader(BitReader reader) {
    this.reader = reader;
  }

  /**
   * Reads a slice header up to its last bit; the reader is after the NAL unit's header byte.
   *
   * @param nalHeader the NAL unit's header byte
   * @param sets the parameter sets that hold here
   */
  void read(int nalHeader, ParameterSets sets) throws MalformedMediaException {
    boolean idr = NalUnitType.of(nalHeader) == NalUnitType.IDR_SLICE;
    boolean reference = (nalHeader & 0x60) != 0; // nal_ref_idc
    reader.skipExpGolomb(1); // first_mb_in_slice
    sliceType = reader.unsignedExpGolomb(9, "slice_type") % 5;
    int pictureId = reader.unsignedExpGolomb(PictureParameterSet.MAX_ID, "pic_parameter_set_id");
    PictureParameterSet pps = sets.picture(pictureId, reader);
    SequenceParameterSet sps = sets.sequence(pps.sequenceParameterSetId(), reader);

    readPictureOrder(idr, sps, pps);
    if (pps.redundantPicCntPresent()) {
      reader.skipExpGolomb(1);
    }
    readReferenceCounts(pps);
    readReferenceListModifications();
    boolean weighted =
        sliceType == B
            ? pps.weightedBipredictionIdc() == 1
            : pps.weightedPrediction() && (sliceType == P || sliceType == SP);
    if (weighted) {
      readWeights(sps.chromaArrayType() != 0);
    }
    if (reference) {
      readReferenceMarking(idr);
    }
    readCodingParameters(sps, pps);
  }

  private void readPictureOrder(boolean idr, SequenceParameterSet sps, PictureParameterSet pps)
      throws MalformedMediaException {
    if (sps.separateColourPlanes()) {
      reader.skipBits(2); // colour_plane_id
    }
    reader.skipBits(sps.frameNumBits());
    boolean field = !sps.frameMbsOnly() && reader.flag();
    if (field) {
      reader.skipBits(1); // bottom_field_flag
    }
    if (idr) {
      reader.skipExpGolomb(1); // idr_pic_id
    }
    boolean bottomDelta = pps.bottomFieldPicOrderPresent() && !field;
    if (sps.picOrderCntType() == 0) {
      reader.skipBits(sps.picOrderCntLsbBits());
      reader.skipExpGolomb(bottomDelta ? 1 : 0); // delta_pic_order_cnt_bottom
    } else if (sps.picOrderCntType() == 1 && !sps.deltaPicOrderAlwaysZero()) {
      reader.skipExpGolomb(bottomDelta ? 2 : 1); // delta_pic_order_cnt
    }
  }

  private void readReferenceCounts(PictureParameterSet pps) throws MalformedMediaException {
    references0 = pps.defaultReferences0();
    references1 = pps.defaultReferences1();
    if (sliceType == B) {
      reader.skipBits(1); // direct_spatial_mv_pred_flag
    }
    boolean overridden = !isIntra() && reader.flag();
    if (overridden) {
      references0 = 1 + readReferencesMinus1("num_ref_idx_l0_active_minus1");
      if (sliceType == B) {
        references1 = 1 + readReferencesMinus1("num_ref_idx_l1_active_minus1");
      }
    }
  }

  private int readReferencesMinus1(String syntaxElement) throws MalformedMediaException {
    return reader.unsignedExpGolomb(PictureParameterSet.MAX_REFERENCES_MINUS_1, syntaxElement);
  }

  /** Reads ref_pic_list_modification() (7.3.3.1). */
  private void readReferenceListModifications() throws MalformedMediaException {
    int lists = isIntra() ? 0 : sliceType == B ? 2 : 1;
    for (int list = 0; list < lists; list++) {
      boolean modified = reader.flag();
      while (modified) {
        modified = reader.unsignedExpGolomb(3, "modification_of_pic_nums_idc") != 3;
        reader.skipExpGolomb(modified ? 1 : 0);
      }
    }
  }

  /** Reads pred_weight_table() (7.3.3.2). */
  private void readWeights(boolean chroma) throws MalformedMediaException {
    reader.skipExpGolomb(chroma ? 2 : 1); // luma_log2_weight_denom, chroma_log2_weight_denom
    int references = references0 + (sliceType == B ? references1 : 0);
    for (int reference = 0; reference < references; reference++) {
      boolean lumaWeight = reader.flag();
      reader.skipExpGolomb(lumaWeight ? 2 : 0);
      boolean chromaWeight = chroma && reader.flag();
      reader.skipExpGolomb(chromaWeight ? 4 : 0);
    }
  }

  /** Reads dec_ref_pic_marking() (7.3.3.3). */
  private void readReferenceMarking(boolean idr) throws MalformedMediaException {
    if (idr) {
      reader.skipBits(2); // no_output_of_prior_pics_flag, long_term_reference_flag
      return;
    }
    boolean marking = reader.flag();
    while (marking) {
      int operation = reader.unsignedExpGolomb(6, "memory_management_control_operation");
      marking = operation != 0;
      reader.skipExpGolomb(
          switch (operation) {
            case 1, 2, 4, 6 -> 1;
            case 3 -> 2;
            default -> 0;
          });
    }
  }

  private void readCodingParameters(SequenceParameterSet sps, PictureParameterSet pps)
      throws MalformedMediaException {
    if (pps.entropyCodingMode() && !isIntra()) {
      reader.unsignedExpGolomb(2, "cabac_init_idc");
    }
    reader.skipExpGolomb(1); // slice_qp_delta
    if (sliceType == SP) {
      reader.skipBits(1); // sp_for_switch_flag
    }
    if (sliceType == SP || sliceType == SI) {
      reader.skipExpGolomb(1); // slice_qs_delta
    }
    if (pps.deblockingControlPresent()) {
      boolean filtered = reader.unsignedExpGolomb(2, "disable_deblocking_filter_idc") != 1;
      reader.skipExpGolomb(filtered ? 2 : 0); // slice_alpha_c0_offset_div2, slice_beta_offset_div2
    }
    if (pps.sliceGroupChangeRate() != 0) {
      reader.skipBits(changeCycleBits(sps.picSizeInMapUnits(), pps.sliceGroupChangeRate()));
    }
  }

  /**
   * Returns the size of slice_group_change_cycle: Ceil(Log2(units / rate + 1)), with an exact
   * division (7.4.3).
   */
  static int changeCycleBits(long units, long rate) {
    int bits = 0;
    while (rate << bits < units + rate) {
      bits++;
    }
    return bits;
  }

  private boolean isIntra() {
    return sliceType == I || sliceType == SI;
  }
}
