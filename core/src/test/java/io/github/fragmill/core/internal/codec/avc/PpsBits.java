package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;

/** Writes picture parameter sets for tests; every field has a plain default. */
final class PpsBits {

  int id;
  int sequenceParameterSetId;
  boolean entropyCodingMode;
  boolean bottomFieldPicOrderPresent;
  BitWriter sliceGroups = new BitWriter().ue(0);
  int refs0Minus1;
  int refs1Minus1;
  boolean weightedPrediction;
  int weightedBipredictionIdc;
  boolean deblockingControlPresent;
  boolean redundantPicCntPresent;

  /** Returns the set after its NAL unit header. */
  BitWriter bits() {
    return new BitWriter()
        .ue(id)
        .ue(sequenceParameterSetId)
        .flag(entropyCodingMode)
        .flag(bottomFieldPicOrderPresent)
        .append(sliceGroups)
        .ue(refs0Minus1)
        .ue(refs1Minus1)
        .flag(weightedPrediction)
        .bits(2, weightedBipredictionIdc)
        .se(-4)
        .se(3)
        .se(-2)
        .flag(deblockingControlPresent)
        .flag(false)
        .flag(redundantPicCntPresent);
  }

  /** Returns the NAL unit. */
  byte[] nalUnit() {
    return bits().flag(true).toNalUnit(0x68);
  }
}
