package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;

/** Writes picture parameter sets for tests; every field has a plain default. */
final class PpsBits {

  /** A whole NAL unit header: type 34, layer 0. */
  static final int[] NAL_HEADER = {0x44, 0x01};

  int id;
  int sequenceParameterSetId;
  boolean dependentSegments;
  boolean outputFlagPresent;
  int extraHeaderBits;
  boolean cabacInitPresent;
  int refs0Minus1;
  int refs1Minus1;
  boolean transformSkip;
  boolean quantizationChanges;
  boolean chromaQpOffsetsPresent;
  boolean weightedPrediction;
  boolean weightedBiprediction;
  BitWriter tiles = new BitWriter();
  boolean wavefronts;
  boolean loopFilterAcrossSlices;
  boolean deblockingControl;
  boolean deblockingOverride;
  boolean deblockingDisabled;
  BitWriter scalingLists = new BitWriter().flag(false);
  boolean listModificationsPresent;
  boolean headerExtensionPresent;
  BitWriter extensions = new BitWriter().flag(false);

  /** Returns the set after its NAL unit header. */
  BitWriter bits() {
    BitWriter out = new BitWriter().ue(id).ue(sequenceParameterSetId);
    out.flag(dependentSegments).flag(outputFlagPresent).bits(3, extraHeaderBits).flag(true);
    out.flag(cabacInitPresent).ue(refs0Minus1).ue(refs1Minus1).se(-3).flag(false);
    out.flag(transformSkip).flag(quantizationChanges);
    if (quantizationChanges) {
      out.ue(1);
    }
    out.se(2).se(-2).flag(chromaQpOffsetsPresent).flag(weightedPrediction);
    out.flag(weightedBiprediction).flag(false).flag(tiles.count() > 0).flag(wavefronts);
    out.append(tiles).flag(loopFilterAcrossSlices).flag(deblockingControl);
    if (deblockingControl) {
      out.flag(deblockingOverride).flag(deblockingDisabled);
      if (!deblockingDisabled) {
        out.se(1).se(-1);
      }
    }
    out.append(scalingLists).flag(listModificationsPresent).ue(0).flag(headerExtensionPresent);
    return out.append(extensions);
  }

  /** Returns the NAL unit. */
  byte[] nalUnit() {
    return bits().flag(true).toNalUnit(NAL_HEADER);
  }
}
