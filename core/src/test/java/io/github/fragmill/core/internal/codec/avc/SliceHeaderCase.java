package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.util.List;

/**
 * A slice header that x264 does not write, spelled out by the syntax table of ITU-T H.264, 7.3.3.
 *
 * @param name what is special about it
 * @param nalHeader the NAL unit's header byte
 * @param header the slice header's bits
 */
record SliceHeaderCase(String name, SpsBits sps, PpsBits pps, int nalHeader, BitWriter header) {

  private static final int P = 5;
  private static final int B = 6;
  private static final int I = 7;
  private static final int SP = 8;
  private static final int SI = 9;

  private static final int IDR = 0x65;
  private static final int REFERENCE = 0x61;
  private static final int DISPOSABLE = 0x01;

  static List<SliceHeaderCase> all() {
    return List.of(
        plainIdr(),
        fieldWithBottomDelta(),
        frameWithBottomDelta(),
        orderTypeOne(),
        orderTypeOneAlwaysZero(),
        orderTypeTwo(),
        separatePlanes(),
        redundantPicture(),
        modificationsAndMarking(),
        weightedB(),
        implicitlyWeightedB(),
        weightedMonochrome(),
        weightedFieldOfManyReferences(),
        switchingP(),
        switchingI(),
        deblockingOff(),
        deblockingOffsets(),
        changingSliceGroups(),
        emulationPrevention());
  }

  /** The first fields: first_mb_in_slice, slice_type, pic_parameter_set_id, frame_num of 4 bits. */
  private static BitWriter begin(int sliceType) {
    return new BitWriter().ue(0).ue(sliceType).ue(0).bits(4, 5);
  }

  private static SliceHeaderCase of(
      String name, SpsBits sps, PpsBits pps, int nalHeader, BitWriter header) {
    return new SliceHeaderCase(name, sps, pps, nalHeader, header);
  }

  private static SliceHeaderCase plainIdr() {
    BitWriter header = begin(I).ue(3).bits(4, 9).flag(false).flag(true).se(-7);
    return of("plain IDR", new SpsBits(), new PpsBits(), IDR, header);
  }

  private static SliceHeaderCase fieldWithBottomDelta() {
    SpsBits sps = new SpsBits();
    sps.frameMbsOnly = false;
    PpsBits pps = new PpsBits();
    pps.bottomFieldPicOrderPresent = true;
    pps.entropyCodingMode = true;
    BitWriter header = begin(P).flag(true).flag(true).bits(4, 9).flag(false).flag(false);
    return of("field", sps, pps, DISPOSABLE, header.ue(2).se(4));
  }

  private static SliceHeaderCase frameWithBottomDelta() {
    SpsBits sps = new SpsBits();
    sps.frameMbsOnly = false;
    PpsBits pps = new PpsBits();
    pps.bottomFieldPicOrderPresent = true;
    BitWriter header = begin(I).flag(false).ue(1).bits(4, 9).se(-1).bits(2, 0).se(4);
    return of("frame with bottom delta", sps, pps, IDR, header);
  }

  private static SliceHeaderCase orderTypeOne() {
    SpsBits sps = new SpsBits();
    sps.picOrderCntType = 1;
    sps.refFramesInCycle = 2;
    PpsBits pps = new PpsBits();
    pps.bottomFieldPicOrderPresent = true;
    BitWriter header = begin(P).se(-20).se(9).flag(false).flag(false).flag(false).se(1);
    return of("order type 1", sps, pps, REFERENCE, header);
  }

  private static SliceHeaderCase orderTypeOneAlwaysZero() {
    SpsBits sps = new SpsBits();
    sps.picOrderCntType = 1;
    sps.deltaPicOrderAlwaysZero = true;
    BitWriter header = begin(P).flag(false).flag(false).flag(false).se(1);
    return of("order type 1, always zero", sps, new PpsBits(), REFERENCE, header);
  }

  private static SliceHeaderCase orderTypeTwo() {
    SpsBits sps = new SpsBits();
    sps.picOrderCntType = 2;
    BitWriter header = begin(P).flag(false).flag(false).flag(false).se(1);
    return of("order type 2", sps, new PpsBits(), REFERENCE, header);
  }

  private static SliceHeaderCase separatePlanes() {
    SpsBits sps = new SpsBits();
    sps.profileIdc = 244;
    sps.chromaFormatIdc = 3;
    sps.separateColourPlanes = true;
    PpsBits pps = new PpsBits();
    pps.weightedPrediction = true;
    BitWriter header = new BitWriter().ue(0).ue(P).ue(0).bits(2, 2).bits(4, 5).bits(4, 9);
    header.flag(false).flag(false).ue(5).flag(true).se(3).se(-4).flag(false).se(1);
    return of("separate colour planes", sps, pps, REFERENCE, header);
  }

  private static SliceHeaderCase redundantPicture() {
    PpsBits pps = new PpsBits();
    pps.redundantPicCntPresent = true;
    BitWriter header = begin(P).bits(4, 9).ue(2).flag(false).flag(false).se(1);
    return of("redundant picture", new SpsBits(), pps, DISPOSABLE, header);
  }

  private static SliceHeaderCase modificationsAndMarking() {
    BitWriter header = begin(B).bits(4, 9).flag(true).flag(true).ue(3).ue(1);
    header.flag(true).ue(0).ue(4).ue(1).ue(0).ue(2).ue(2).ue(3); // list 0
    header.flag(true).ue(2).ue(1).ue(3); // list 1
    header.flag(true).ue(1).ue(6).ue(2).ue(1).ue(3).ue(5).ue(0).ue(4).ue(2).ue(5).ue(6).ue(1).ue(0);
    return of("modified and marked", new SpsBits(), new PpsBits(), REFERENCE, header.se(12));
  }

  private static SliceHeaderCase weightedB() {
    PpsBits pps = new PpsBits();
    pps.weightedBipredictionIdc = 1;
    pps.entropyCodingMode = true;
    pps.refs0Minus1 = 1;
    BitWriter header = begin(B).bits(4, 9).flag(false).flag(false).flag(false).flag(false);
    header.ue(5).ue(6);
    header.flag(true).se(-30).se(2).flag(true).se(1).se(2).se(3).se(4); // list 0
    header.flag(false).flag(true).se(-1).se(-2).se(-3).se(-4);
    header.flag(true).se(64).se(-128).flag(false); // list 1
    return of("weighted B", new SpsBits(), pps, DISPOSABLE, header.ue(1).se(0));
  }

  private static SliceHeaderCase implicitlyWeightedB() {
    PpsBits pps = new PpsBits();
    pps.weightedBipredictionIdc = 2;
    pps.weightedPrediction = true;
    BitWriter header = begin(B).bits(4, 9).flag(false).flag(false).flag(false).flag(false).se(3);
    return of("implicitly weighted B", new SpsBits(), pps, DISPOSABLE, header);
  }

  private static SliceHeaderCase weightedMonochrome() {
    SpsBits sps = new SpsBits();
    sps.profileIdc = 100;
    sps.chromaFormatIdc = 0;
    PpsBits pps = new PpsBits();
    pps.weightedPrediction = true;
    BitWriter header = begin(P).bits(4, 9).flag(false).flag(false).ue(5).flag(true).se(1).se(2);
    return of("weighted, monochrome", sps, pps, DISPOSABLE, header.se(2));
  }

  private static SliceHeaderCase weightedFieldOfManyReferences() {
    SpsBits sps = new SpsBits();
    sps.frameMbsOnly = false;
    PpsBits pps = new PpsBits();
    pps.weightedPrediction = true;
    BitWriter header = begin(P).flag(true).flag(false).bits(4, 9).flag(true).ue(31).flag(false);
    header.ue(0).ue(0);
    for (int reference = 0; reference < 32; reference++) {
      header.flag(true).se(reference).se(0).flag(true).se(1).se(0).se(1).se(0);
    }
    return of("32 weights", sps, pps, DISPOSABLE, header.se(2));
  }

  private static SliceHeaderCase switchingP() {
    SpsBits sps = new SpsBits();
    sps.profileIdc = 88;
    PpsBits pps = new PpsBits();
    pps.weightedPrediction = true;
    BitWriter header = begin(SP).bits(4, 9).flag(false).flag(false).ue(0).ue(0).bits(2, 0);
    return of("SP", sps, pps, DISPOSABLE, header.se(3).flag(true).se(-5));
  }

  private static SliceHeaderCase switchingI() {
    SpsBits sps = new SpsBits();
    sps.profileIdc = 88;
    BitWriter header = begin(SI).bits(4, 9).se(3).se(-5);
    return of("SI", sps, new PpsBits(), DISPOSABLE, header);
  }

  private static SliceHeaderCase deblockingOff() {
    PpsBits pps = new PpsBits();
    pps.deblockingControlPresent = true;
    BitWriter header = begin(I).bits(4, 9).se(3).ue(1);
    return of("deblocking off", new SpsBits(), pps, DISPOSABLE, header);
  }

  private static SliceHeaderCase deblockingOffsets() {
    PpsBits pps = new PpsBits();
    pps.deblockingControlPresent = true;
    BitWriter header = begin(I).bits(4, 9).se(3).ue(2).se(-6).se(6);
    return of("deblocking offsets", new SpsBits(), pps, DISPOSABLE, header);
  }

  private static SliceHeaderCase changingSliceGroups() {
    PpsBits pps = new PpsBits();
    pps.sliceGroups = new BitWriter().ue(1).ue(4).flag(false).ue(2);
    // 16 map units, 3 at a time: Ceil(Log2(16 / 3 + 1)) = 3 bits.
    BitWriter header = begin(I).bits(4, 9).se(3).bits(3, 5);
    return of("changing slice groups", new SpsBits(), pps, DISPOSABLE, header);
  }

  private static SliceHeaderCase emulationPrevention() {
    SpsBits sps = new SpsBits();
    sps.log2MaxFrameNumMinus4 = 12;
    sps.log2MaxPicOrderCntLsbMinus4 = 12;
    BitWriter header = new BitWriter().ue(0).ue(P).ue(0).bits(16, 0).bits(16, 1);
    return of("emulation prevention", sps, new PpsBits(), DISPOSABLE, header.bits(2, 0).se(2));
  }

  /** Returns a NAL unit of the header and slice data after it, which begins with a marker. */
  byte[] nalUnit(BitWriter sliceData) {
    return new BitWriter().append(header).append(sliceData).toNalUnit(nalHeader);
  }

  @Override
  public String toString() {
    return name;
  }
}
