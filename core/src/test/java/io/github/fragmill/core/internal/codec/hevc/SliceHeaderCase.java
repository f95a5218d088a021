package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.util.List;

/**
 * A slice segment header, spelled out by the syntax table of ITU-T H.265, 7.3.6.1.
 *
 * @param name what is special about it
 * @param nalUnitType 0 to 21
 * @param header the header's bits without byte_alignment()
 */
record SliceHeaderCase(String name, SpsBits sps, PpsBits pps, int nalUnitType, BitWriter header) {

  private static final int B = 0;
  private static final int P = 1;
  private static final int I = 2;

  private static final int TRAIL_R = 1;
  private static final int RASL_N = 8;
  private static final int BLA_W_LP = 16;
  private static final int IDR_W_RADL = 19;
  private static final int IDR_N_LP = 20;
  private static final int CRA = 21;

  static List<SliceHeaderCase> all() {
    return List.of(
        plain("IDR", IDR_W_RADL),
        plain("IDR without leading pictures", IDR_N_LP),
        randomAccess("CRA", CRA),
        randomAccess("BLA", BLA_W_LP),
        explicitSet(),
        setByIndex(),
        onlySet(),
        predictedSet(),
        listModifications(),
        nothingToModify(),
        longTermPictures(),
        collocatedInList1(),
        collocatedIsClear(),
        temporalVectorsOff(),
        overriddenCounts(),
        weightedP(),
        weightedB(),
        weightedMonochrome(),
        weightsOfTheOtherType(),
        fifteenWeights(),
        adaptiveOffset(),
        adaptiveOffsetOff(),
        adaptiveOffsetWithoutChroma(),
        deblockingOverridden(),
        deblockingSwitchedOff(),
        deblockingOffInThePicture(),
        chromaQpOffsets(),
        fewFlags(),
        laterSlice(),
        laterSliceOfOneBlock(),
        dependentSegment(),
        independentSegment(),
        noEntryPoint(),
        entryPoints(),
        headerExtension(),
        emulationPrevention(),
        wholeBytes());
  }

  private static SliceHeaderCase of(
      String name, SpsBits sps, PpsBits pps, int nalUnitType, BitWriter header) {
    return new SliceHeaderCase(name, sps, pps, nalUnitType, header);
  }

  /** The first slice of a picture, up to slice_pic_order_cnt_lsb of 4 bits. */
  private static BitWriter begin(int sliceType) {
    return new BitWriter().flag(true).ue(0).ue(sliceType).bits(4, 9);
  }

  /** A set of one earlier picture in the slice itself, of a sequence without sets. */
  private static BitWriter oneReference(BitWriter header) {
    return header.flag(false).ue(1).ue(0).ue(0).flag(true);
  }

  /** Two sets: one of one picture, one of three. */
  private static SpsBits twoSets() {
    SpsBits sps = new SpsBits();
    sps.shortTermSetCount = 2;
    sps.shortTermSets = new BitWriter().ue(1).ue(0).ue(0).flag(true);
    sps.shortTermSets.flag(false).ue(2).ue(1);
    sps.shortTermSets.ue(0).flag(true).ue(0).flag(true).ue(3).flag(true);
    return sps;
  }

  private static SliceHeaderCase plain(String name, int nalUnitType) {
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(I).se(-7);
    return of(name, new SpsBits(), new PpsBits(), nalUnitType, header);
  }

  private static SliceHeaderCase randomAccess(String name, int nalUnitType) {
    BitWriter header = new BitWriter().flag(true).flag(true).ue(0).ue(I).bits(4, 3);
    return of(
        name, new SpsBits(), new PpsBits(), nalUnitType, header.flag(false).ue(0).ue(0).se(5));
  }

  private static SliceHeaderCase explicitSet() {
    BitWriter header = oneReference(begin(P)).flag(false).ue(0).se(1);
    return of("set of its own", new SpsBits(), new PpsBits(), TRAIL_R, header);
  }

  private static SliceHeaderCase setByIndex() {
    SpsBits sps = twoSets();
    sps.shortTermSetCount = 3; // so that the index has two bits
    sps.shortTermSets.flag(false).ue(0).ue(0);
    PpsBits pps = new PpsBits();
    pps.listModificationsPresent = true;
    // The second set has three pictures, so there are flags for modifications.
    BitWriter header = begin(B).flag(true).bits(2, 1).flag(false).flag(false).flag(false);
    return of("set by index", sps, pps, RASL_N, header.flag(true).ue(1).se(1));
  }

  private static SliceHeaderCase onlySet() {
    SpsBits sps = new SpsBits();
    sps.shortTermSetCount = 1;
    sps.shortTermSets = new BitWriter().ue(0).ue(1).ue(0).flag(true);
    return of("only set", sps, new PpsBits(), RASL_N, begin(P).flag(true).flag(false).ue(0).se(1));
  }

  private static SliceHeaderCase predictedSet() {
    PpsBits pps = new PpsBits();
    pps.listModificationsPresent = true;
    // From the first set, moved by -1: two pictures, both used.
    BitWriter header = begin(P).flag(false).flag(true).ue(1).flag(true).ue(0).bits(2, 3);
    return of("predicted set", twoSets(), pps, TRAIL_R, header.flag(false).flag(false).ue(0).se(1));
  }

  private static SliceHeaderCase listModifications() {
    PpsBits pps = new PpsBits();
    pps.listModificationsPresent = true;
    pps.refs0Minus1 = 2;
    pps.refs1Minus1 = 1;
    // Three pictures: entries have two bits.
    BitWriter header = begin(B).flag(true).bits(1, 1).flag(false);
    header.flag(true).bits(2, 2).bits(2, 0).bits(2, 1).flag(true).bits(2, 1).bits(2, 2);
    return of("modified lists", twoSets(), pps, TRAIL_R, header.flag(false).ue(2).se(0));
  }

  private static SliceHeaderCase nothingToModify() {
    PpsBits pps = new PpsBits();
    pps.listModificationsPresent = true;
    BitWriter header = oneReference(begin(P)).flag(false).ue(0).se(1);
    return of("one picture, no modification", new SpsBits(), pps, TRAIL_R, header);
  }

  private static SliceHeaderCase longTermPictures() {
    SpsBits sps = new SpsBits();
    sps.longTermPictures = new BitWriter().flag(true).ue(3);
    sps.longTermPictures.bits(4, 1).flag(true).bits(4, 2).flag(false).bits(4, 3).flag(true);
    PpsBits pps = new PpsBits();
    pps.listModificationsPresent = true;
    BitWriter header = oneReference(begin(P)).ue(2).ue(2);
    header.bits(2, 1).flag(false); // offered, not used
    header.bits(2, 2).flag(true).ue(5); // offered, used, far away
    header.bits(4, 7).flag(true).flag(false); // used
    header.bits(4, 8).flag(false).flag(true).ue(0); // not used, far away
    // Three in all, so entries have two bits.
    header.flag(false).flag(true).bits(2, 2).ue(0).se(1);
    return of("long-term pictures", sps, pps, TRAIL_R, header);
  }

  private static SpsBits temporalMotionVectors() {
    SpsBits sps = new SpsBits();
    sps.temporalMotionVectors = true;
    return sps;
  }

  private static SliceHeaderCase collocatedInList1() {
    PpsBits pps = new PpsBits();
    pps.cabacInitPresent = true;
    pps.refs1Minus1 = 1;
    BitWriter header = oneReference(begin(B)).flag(true).flag(false).flag(true).flag(false);
    return of(
        "collocated in list 1",
        temporalMotionVectors(),
        pps,
        TRAIL_R,
        header.flag(false).ue(1).ue(3).se(1));
  }

  private static SliceHeaderCase collocatedIsClear() {
    PpsBits pps = new PpsBits();
    pps.refs1Minus1 = 1;
    BitWriter header = oneReference(begin(B)).flag(true).flag(false).flag(true).flag(true);
    return of(
        "only one may be collocated", temporalMotionVectors(), pps, TRAIL_R, header.ue(3).se(1));
  }

  private static SliceHeaderCase temporalVectorsOff() {
    PpsBits pps = new PpsBits();
    pps.refs0Minus1 = 3;
    BitWriter header = oneReference(begin(P)).flag(false).flag(false).ue(3).se(1);
    return of("no temporal motion vectors", temporalMotionVectors(), pps, TRAIL_R, header);
  }

  private static SliceHeaderCase overriddenCounts() {
    BitWriter header = oneReference(begin(B)).flag(true).flag(true).ue(2).ue(0).flag(true);
    header.flag(true).ue(2).ue(0).se(1); // list 0 has several, so one is named
    return of("overridden counts", temporalMotionVectors(), new PpsBits(), TRAIL_R, header);
  }

  private static SliceHeaderCase weightedP() {
    PpsBits pps = new PpsBits();
    pps.weightedPrediction = true;
    pps.refs0Minus1 = 2;
    BitWriter header = oneReference(begin(P)).flag(false).ue(6).se(-1);
    header.bits(3, 0b101).bits(3, 0b010); // luma, chroma
    header.se(-3).se(100).se(1).se(2).se(3).se(4).se(5).se(-6);
    return of("weighted P", new SpsBits(), pps, TRAIL_R, header.ue(0).se(1));
  }

  private static SliceHeaderCase weightedB() {
    PpsBits pps = new PpsBits();
    pps.weightedBiprediction = true;
    pps.refs1Minus1 = 1;
    BitWriter header = oneReference(begin(B)).flag(false).flag(true).ue(6).se(0);
    header.bits(1, 1).bits(1, 0).se(1).se(2); // list 0
    header.bits(2, 0b01).bits(2, 0b11).se(1).se(2).se(3).se(4).se(5).se(6).se(7).se(8).se(9).se(1);
    return of("weighted B", new SpsBits(), pps, TRAIL_R, header.ue(0).se(1));
  }

  private static SliceHeaderCase weightedMonochrome() {
    SpsBits sps = new SpsBits();
    sps.chromaFormatIdc = 0;
    PpsBits pps = new PpsBits();
    pps.weightedPrediction = true;
    BitWriter header = oneReference(begin(P)).flag(false).ue(6).flag(true).se(-3).se(7);
    return of("weighted, monochrome", sps, pps, TRAIL_R, header.ue(0).se(1));
  }

  private static SliceHeaderCase weightsOfTheOtherType() {
    PpsBits pps = new PpsBits();
    pps.weightedPrediction = true;
    BitWriter header = oneReference(begin(B)).flag(false).flag(true).ue(0).se(1);
    return of("B where only P is weighted", new SpsBits(), pps, TRAIL_R, header);
  }

  private static SliceHeaderCase fifteenWeights() {
    PpsBits pps = new PpsBits();
    pps.weightedPrediction = true;
    BitWriter header = oneReference(begin(P)).flag(true).ue(14).ue(0).se(0);
    header.bits(15, -1).bits(15, -1);
    for (int reference = 0; reference < 15; reference++) {
      header.se(reference).se(0).se(1).se(0).se(-1).se(0);
    }
    return of("15 weights", new SpsBits(), pps, TRAIL_R, header.ue(0).se(1));
  }

  private static PpsBits acrossSlices() {
    PpsBits pps = new PpsBits();
    pps.loopFilterAcrossSlices = true;
    pps.deblockingControl = true;
    pps.deblockingDisabled = true;
    return pps;
  }

  private static SliceHeaderCase adaptiveOffset() {
    SpsBits sps = new SpsBits();
    sps.sampleAdaptiveOffset = true;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(I);
    header.flag(false).flag(true).se(3).flag(true);
    return of("offset of chroma", sps, acrossSlices(), IDR_W_RADL, header);
  }

  private static SliceHeaderCase adaptiveOffsetOff() {
    SpsBits sps = new SpsBits();
    sps.sampleAdaptiveOffset = true;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(I);
    header.flag(false).flag(false).se(3);
    return of("no filter at all", sps, acrossSlices(), IDR_W_RADL, header);
  }

  private static SliceHeaderCase adaptiveOffsetWithoutChroma() {
    SpsBits sps = new SpsBits();
    sps.sampleAdaptiveOffset = true;
    sps.chromaFormatIdc = 0;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(I);
    header.flag(true).se(3).flag(false);
    return of("offset, monochrome", sps, acrossSlices(), IDR_W_RADL, header);
  }

  private static SliceHeaderCase deblockingOverridden() {
    PpsBits pps = acrossSlices();
    pps.deblockingOverride = true;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(I).se(3);
    header.flag(true).flag(false).se(-2).se(2).flag(true);
    return of("deblocking switched on", new SpsBits(), pps, IDR_W_RADL, header);
  }

  private static SliceHeaderCase deblockingSwitchedOff() {
    PpsBits pps = acrossSlices();
    pps.deblockingOverride = true;
    pps.deblockingDisabled = false;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(I).se(3);
    return of("deblocking off", new SpsBits(), pps, IDR_W_RADL, header.flag(true).flag(true));
  }

  private static SliceHeaderCase deblockingOffInThePicture() {
    PpsBits pps = acrossSlices();
    pps.deblockingOverride = true;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(I).se(3).flag(false);
    return of("deblocking off in the picture", new SpsBits(), pps, IDR_W_RADL, header);
  }

  private static SliceHeaderCase chromaQpOffsets() {
    PpsBits pps = new PpsBits();
    pps.chromaQpOffsetsPresent = true;
    pps.extensions = new BitWriter().flag(true).bits(8, 0x80).flag(false).flag(true);
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(I).se(3).se(-12).se(12);
    return of("chroma offsets", new SpsBits(), pps, IDR_W_RADL, header.flag(true));
  }

  private static SliceHeaderCase fewFlags() {
    SpsBits sps = new SpsBits();
    sps.chromaFormatIdc = 3;
    sps.separateColourPlanes = true;
    PpsBits pps = new PpsBits();
    pps.extraHeaderBits = 3;
    pps.outputFlagPresent = true;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).bits(3, 5).ue(I).flag(true);
    return of("separate colour planes", sps, pps, IDR_W_RADL, header.bits(2, 2).se(3));
  }

  /** 5x4 blocks: addresses of five bits. */
  private static SpsBits twentyBlocks() {
    SpsBits sps = new SpsBits();
    sps.widthPixels = 80;
    return sps;
  }

  private static SliceHeaderCase laterSlice() {
    BitWriter header = new BitWriter().flag(false).flag(false).ue(0).bits(5, 17).ue(I).se(3);
    return of("later slice", twentyBlocks(), new PpsBits(), IDR_W_RADL, header);
  }

  private static SliceHeaderCase laterSliceOfOneBlock() {
    SpsBits sps = new SpsBits();
    sps.widthPixels = 16;
    sps.heightPixels = 9;
    BitWriter header = new BitWriter().flag(false).flag(false).ue(0).ue(I).se(3);
    return of("picture of one block", sps, new PpsBits(), IDR_W_RADL, header);
  }

  private static SliceHeaderCase dependentSegment() {
    PpsBits pps = new PpsBits();
    pps.dependentSegments = true;
    BitWriter header = new BitWriter().flag(false).ue(0).flag(true).bits(5, 3);
    return of("dependent segment", twentyBlocks(), pps, TRAIL_R, header);
  }

  private static SliceHeaderCase independentSegment() {
    PpsBits pps = new PpsBits();
    pps.dependentSegments = true;
    BitWriter header = new BitWriter().flag(false).flag(true).ue(0).flag(false).bits(5, 3);
    return of("independent segment", twentyBlocks(), pps, IDR_N_LP, header.ue(I).se(1));
  }

  private static SliceHeaderCase noEntryPoint() {
    PpsBits pps = new PpsBits();
    pps.tiles = new BitWriter().ue(1).ue(0).flag(true).flag(true);
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(I).se(3).ue(0);
    return of("no entry point", new SpsBits(), pps, IDR_W_RADL, header);
  }

  private static SliceHeaderCase entryPoints() {
    PpsBits pps = new PpsBits();
    pps.dependentSegments = true;
    pps.wavefronts = true;
    BitWriter header = new BitWriter().flag(false).ue(0).flag(true).bits(5, 3);
    header.ue(3).ue(31).bits(32, 0).bits(32, -1).bits(32, 1000);
    return of("entry points", twentyBlocks(), pps, TRAIL_R, header);
  }

  private static SliceHeaderCase headerExtension() {
    PpsBits pps = new PpsBits();
    pps.headerExtensionPresent = true;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(I).se(3).ue(256);
    for (int i = 0; i < 256; i++) {
      header.bits(8, i);
    }
    return of("extended header", new SpsBits(), pps, IDR_W_RADL, header);
  }

  private static SliceHeaderCase emulationPrevention() {
    SpsBits sps = new SpsBits();
    sps.log2MaxPicOrderCntLsbMinus4 = 12;
    sps.longTermPictures = new BitWriter().flag(true).ue(0);
    BitWriter header = new BitWriter().flag(true).ue(0).ue(P).bits(16, 0).flag(false);
    header.ue(0).ue(0).ue(2).bits(16, 0).flag(true).flag(false).bits(16, 0).flag(false).flag(false);
    return of("emulation prevention", sps, new PpsBits(), TRAIL_R, header.flag(false).ue(0).se(1));
  }

  private static SliceHeaderCase wholeBytes() {
    PpsBits pps = new PpsBits();
    pps.extraHeaderBits = 1;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).flag(false).ue(I).se(0);
    return of("whole bytes", new SpsBits(), pps, IDR_W_RADL, header);
  }

  /** Returns the NAL unit's header. */
  int[] nalHeader() {
    return new int[] {nalUnitType << 1, 1};
  }

  /** Returns a NAL unit of the header, byte_alignment(), and slice data after it. */
  byte[] nalUnit(BitWriter sliceData) {
    return new BitWriter()
        .append(header)
        .flag(true)
        .align()
        .append(sliceData)
        .toNalUnit(nalHeader());
  }

  @Override
  public String toString() {
    return name;
  }
}
