package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.List;

/**
 * Reads slice segment headers to find their ends (ITU-T H.265, 7.3.6). Made once and used for every
 * slice segment. Not thread-safe.
 */
final class SliceHeader {

  private static final int B = 0;
  private static final int I = 2;

  private static final int MAX_LONG_TERM_PICTURES = 16;
  private static final int MAX_EXTENSION_BYTES = 256;
  private static final int MAX_OFFSET_BITS_MINUS_1 = 31;

  private final BitReader reader;
  private int sliceType;
  private int references0;
  private int references1;

  /** NumPicTotalCurr: pictures that the lists of references are made of. */
  private int currentReferences;

  private boolean temporalMotionVectors;

  SliceHeader(BitReader reader) {
    this.reader = reader;
  }

  /**
   * Reads a slice segment header with its byte_alignment(); the reader is after the NAL unit's
   * header.
   *
   * @param nalUnitType a type whose NAL units begin with such a header
   * @param sets the parameter sets that hold here
   */
  void read(int nalUnitType, ParameterSets sets) throws MalformedMediaException {
    boolean firstInPicture = reader.flag();
    if (NalUnitType.isRandomAccess(nalUnitType)) {
      reader.skipBits(1); // no_output_of_prior_pics_flag
    }
    int pictureId =
        reader.unsignedExpGolomb(PictureParameterSet.MAX_ID, "slice_pic_parameter_set_id");
    PictureParameterSet pps = sets.picture(pictureId, reader);
    SequenceParameterSet sps = sets.sequence(pps.sequenceParameterSetId(), reader);
    if (pps.isScreenContent() || sps.isScreenContent()) {
      throw reader.malformed(
          "a slice uses screen content coding (SCC), which the configuration does not announce");
    }
    boolean dependent = !firstInPicture && pps.dependentSegments() && reader.flag();
    if (!firstInPicture) {
      reader.skipBits(ceilLog2(sps.pictureSizeCtbs())); // slice_segment_address
    }
    if (!dependent) {
      readSlice(nalUnitType, sps, pps);
    }
    if (pps.entryPointsPresent()) {
      readEntryPoints();
    }
    if (pps.headerExtensionPresent()) {
      reader.skipBits(
          Byte.SIZE
              * reader.unsignedExpGolomb(
                  MAX_EXTENSION_BYTES, "slice_segment_header_extension_length"));
    }
    readByteAlignment();
  }

  /** Reads what dependent slice segments take over from the segment before them. */
  private void readSlice(int nalUnitType, SequenceParameterSet sps, PictureParameterSet pps)
      throws MalformedMediaException {
    reader.skipBits(pps.extraHeaderBits());
    sliceType = reader.unsignedExpGolomb(I, "slice_type");
    if (pps.outputFlagPresent()) {
      reader.skipBits(1); // pic_output_flag
    }
    if (sps.separateColourPlanes()) {
      reader.skipBits(2); // colour_plane_id
    }
    currentReferences = 0;
    temporalMotionVectors = false;
    if (!NalUnitType.isInstantaneousRefresh(nalUnitType)) {
      readReferencePictures(sps);
    }
    boolean sampleAdaptiveOffset = false;
    if (sps.sampleAdaptiveOffset()) {
      boolean luma = reader.flag();
      boolean chroma = sps.hasChroma() && reader.flag();
      sampleAdaptiveOffset = luma || chroma;
    }
    if (sliceType != I) {
      readInterPrediction(sps, pps);
    }
    reader.skipExpGolomb(pps.chromaQpOffsetsPresent() ? 3 : 1); // slice_qp_delta, offsets to it
    if (pps.chromaQpOffsetLists()) {
      reader.skipBits(1); // cu_chroma_qp_offset_enabled_flag
    }
    readLoopFilter(pps, sampleAdaptiveOffset);
  }

  private void readReferencePictures(SequenceParameterSet sps) throws MalformedMediaException {
    reader.skipBits(sps.picOrderCntLsbBits());
    currentReferences = readShortTermSet(sps.shortTermSets()).usedCount();
    if (sps.longTermPictures().areAllowed()) {
      currentReferences += readLongTermPictures(sps);
    }
    temporalMotionVectors = sps.temporalMotionVectors() && reader.flag();
  }

  private ShortTermSet readShortTermSet(List<ShortTermSet> ofSequence)
      throws MalformedMediaException {
    boolean byIndex = reader.flag(); // short_term_ref_pic_set_sps_flag
    if (!byIndex) {
      return ShortTermSet.readOfSlice(reader, ofSequence);
    }
    return ofSequence.get(readIndex(ofSequence.size(), "short_term_ref_pic_set_idx"));
  }

  private int readIndex(int count, String syntaxElement) throws MalformedMediaException {
    int index = count == 0 ? 0 : reader.bits(ceilLog2(count));
    if (index >= count) {
      throw reader.malformed(syntaxElement + ": expected less than " + count + ", found " + index);
    }
    return index;
  }

  /** Returns the number of pictures that the current picture refers to. */
  private int readLongTermPictures(SequenceParameterSet sps) throws MalformedMediaException {
    LongTermPictures offered = sps.longTermPictures();
    int byIndex =
        offered.count() > 0
            ? reader.unsignedExpGolomb(
                Math.min(offered.count(), MAX_LONG_TERM_PICTURES), "num_long_term_sps")
            : 0;
    int others = reader.unsignedExpGolomb(MAX_LONG_TERM_PICTURES, "num_long_term_pics");
    int used = 0;
    for (int i = 0; i < byIndex + others; i++) {
      boolean isUsed;
      if (i < byIndex) {
        isUsed = offered.isUsed(readIndex(offered.count(), "lt_idx_sps"));
      } else {
        reader.skipBits(sps.picOrderCntLsbBits()); // poc_lsb_lt
        isUsed = reader.flag();
      }
      used += isUsed ? 1 : 0;
      boolean farAway = reader.flag(); // delta_poc_msb_present_flag
      reader.skipExpGolomb(farAway ? 1 : 0);
    }
    return used;
  }

  private void readInterPrediction(SequenceParameterSet sps, PictureParameterSet pps)
      throws MalformedMediaException {
    readReferenceCounts(pps);
    if (pps.listModificationsPresent() && currentReferences > 1) {
      readListModification(references0);
      readListModification(references1);
    }
    if (sliceType == B) {
      reader.skipBits(1); // mvd_l1_zero_flag
    }
    if (pps.cabacInitPresent()) {
      reader.skipBits(1); // cabac_init_flag
    }
    if (temporalMotionVectors) {
      boolean fromList0 = sliceType != B || reader.flag(); // collocated_from_l0_flag
      boolean several = (fromList0 ? references0 : references1) > 1;
      reader.skipExpGolomb(several ? 1 : 0); // collocated_ref_idx
    }
    boolean weighted = sliceType == B ? pps.weightedBiprediction() : pps.weightedPrediction();
    if (weighted) {
      reader.skipExpGolomb(sps.hasChroma() ? 2 : 1); // luma_log2_weight_denom, that of chroma
      readWeights(references0, sps.hasChroma());
      readWeights(references1, sps.hasChroma());
    }
    reader.skipExpGolomb(1); // five_minus_max_num_merge_cand
  }

  /** A P slice has no list 1, which is no references here. */
  private void readReferenceCounts(PictureParameterSet pps) throws MalformedMediaException {
    references0 = pps.defaultReferences0();
    references1 = sliceType == B ? pps.defaultReferences1() : 0;
    boolean overridden = reader.flag();
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

  /** Reads a list's part of ref_pic_lists_modification() (7.3.6.2). */
  private void readListModification(int references) throws MalformedMediaException {
    boolean modified = references > 0 && reader.flag();
    if (modified) {
      reader.skipBits(references * ceilLog2(currentReferences)); // list_entry
    }
  }

  /** Reads a list's part of pred_weight_table() (7.3.6.3): all flags, then the weights. */
  private void readWeights(int references, boolean chroma) throws MalformedMediaException {
    int lumaFlags = reader.bits(references);
    int chromaFlags = chroma ? reader.bits(references) : 0;
    reader.skipExpGolomb(2 * Integer.bitCount(lumaFlags) + 4 * Integer.bitCount(chromaFlags));
  }

  private void readLoopFilter(PictureParameterSet pps, boolean sampleAdaptiveOffset)
      throws MalformedMediaException {
    boolean deblockingDisabled = pps.deblockingDisabled();
    boolean overridden = pps.deblockingOverride() && reader.flag();
    if (overridden) {
      deblockingDisabled = reader.flag();
      reader.skipExpGolomb(deblockingDisabled ? 0 : 2); // slice_beta_offset_div2 and tc
    }
    if (pps.loopFilterAcrossSlices() && (sampleAdaptiveOffset || !deblockingDisabled)) {
      reader.skipBits(1); // slice_loop_filter_across_slices_enabled_flag
    }
  }

  private void readEntryPoints() throws MalformedMediaException {
    long count = reader.unsignedExpGolomb(); // num_entry_point_offsets
    if (count == 0) {
      return;
    }
    int offsetBits = 1 + reader.unsignedExpGolomb(MAX_OFFSET_BITS_MINUS_1, "offset_len_minus1");
    if (count * offsetBits > reader.remainingBits()) {
      throw reader.malformed("num_entry_point_offsets: " + count + " do not fit");
    }
    for (long i = 0; i < count; i++) {
      reader.skipBits(offsetBits);
    }
  }

  /**
   * Reads byte_alignment() (7.3.2.12), which is a part of the header: a bit that is set, then zeros
   * up to a whole byte. Anything else means that the header was misread.
   */
  private void readByteAlignment() throws MalformedMediaException {
    boolean one = reader.flag();
    int zeros = reader.bits((int) (reader.remainingBits() % Byte.SIZE));
    if (!one || zeros != 0) {
      throw reader.malformed("expected byte_alignment() after a slice segment header");
    }
  }

  /** Returns the size of a number below {@code count}, which is at least 1: Ceil(Log2(count)). */
  static int ceilLog2(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }
}
