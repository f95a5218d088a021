package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;

/** Writes sequence parameter sets for tests; every field has a plain default. */
final class SpsBits {

  int profileIdc = 66;
  int id;
  int chromaFormatIdc = 1;
  boolean separateColourPlanes;
  BitWriter scalingMatrix = new BitWriter().flag(false);
  int log2MaxFrameNumMinus4;
  int picOrderCntType;
  int log2MaxPicOrderCntLsbMinus4;
  boolean deltaPicOrderAlwaysZero;
  int refFramesInCycle;
  int widthInMbsMinus1 = 3;
  int heightInMapUnitsMinus1 = 3;
  boolean frameMbsOnly = true;
  boolean cropped;
  int cropUnits = 3;
  BitWriter vui = new BitWriter();

  /** Returns the set after its NAL unit header. */
  BitWriter bits() {
    BitWriter out = new BitWriter().bits(8, profileIdc).bits(8, 0).bits(8, 30).ue(id);
    if (profileIdc >= 100) {
      out.ue(chromaFormatIdc);
      if (chromaFormatIdc == 3) {
        out.flag(separateColourPlanes);
      }
      out.ue(0).ue(0).flag(false).append(scalingMatrix);
    }
    out.ue(log2MaxFrameNumMinus4).ue(picOrderCntType);
    if (picOrderCntType == 0) {
      out.ue(log2MaxPicOrderCntLsbMinus4);
    } else if (picOrderCntType == 1) {
      out.flag(deltaPicOrderAlwaysZero).se(-3).se(2).ue(refFramesInCycle);
      for (int i = 0; i < refFramesInCycle; i++) {
        out.se(i - 5);
      }
    }
    out.ue(4).flag(false).ue(widthInMbsMinus1).ue(heightInMapUnitsMinus1).flag(frameMbsOnly);
    if (!frameMbsOnly) {
      out.flag(true);
    }
    out.flag(true).flag(cropped);
    if (cropped) {
      out.ue(0).ue(1).ue(2).ue(cropUnits);
    }
    return out.flag(vui.count() > 0).append(vui);
  }

  /** Returns the NAL unit; what follows the aspect ratio in a VUI is all absent. */
  byte[] nalUnit() {
    BitWriter out = bits();
    if (vui.count() > 0) {
      out.bits(8, 0);
    }
    return out.flag(true).toNalUnit(0x67);
  }
}
