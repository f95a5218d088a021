package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;

/** Writes sequence parameter sets for tests; every field has a plain default. */
final class SpsBits {

  /** A whole NAL unit header: type 33, layer 0. */
  static final int[] NAL_HEADER = {0x42, 0x01};

  int maxSubLayersMinus1;
  BitWriter subLayers = new BitWriter();
  int id;
  int chromaFormatIdc = 1;
  boolean separateColourPlanes;
  int widthPixels = 64;
  int heightPixels = 64;
  boolean conformanceWindow;
  int log2MaxPicOrderCntLsbMinus4;
  boolean orderingOfEachSubLayer;
  int log2MinCodingBlockMinus3;
  int log2DiffCodingBlock = 1;
  BitWriter scalingLists = new BitWriter().flag(false);
  boolean sampleAdaptiveOffset;
  boolean pulseCodeModulation;
  int shortTermSetCount;
  BitWriter shortTermSets = new BitWriter();
  BitWriter longTermPictures = new BitWriter().flag(false);
  boolean temporalMotionVectors;
  BitWriter vui = new BitWriter();
  BitWriter extensions = new BitWriter().flag(false);

  /** Returns the set after its NAL unit header. */
  BitWriter bits() {
    BitWriter out = new BitWriter().bits(4, 0).bits(3, maxSubLayersMinus1).flag(true);
    out.bits(8, 1).bits(32, 0x6000_0000L).bits(48, 0x9000_0000_0000L).bits(8, 93);
    out.append(subLayers).ue(id).ue(chromaFormatIdc);
    if (chromaFormatIdc == 3) {
      out.flag(separateColourPlanes);
    }
    out.ue(widthPixels).ue(heightPixels).flag(conformanceWindow);
    if (conformanceWindow) {
      out.ue(0).ue(1).ue(2).ue(3);
    }
    out.ue(2).ue(2).ue(log2MaxPicOrderCntLsbMinus4).flag(orderingOfEachSubLayer);
    for (int i = orderingOfEachSubLayer ? 0 : maxSubLayersMinus1; i <= maxSubLayersMinus1; i++) {
      out.ue(4).ue(2).ue(0);
    }
    out.ue(log2MinCodingBlockMinus3).ue(log2DiffCodingBlock).ue(0).ue(2).ue(1).ue(1);
    out.append(scalingLists).flag(true).flag(sampleAdaptiveOffset).flag(pulseCodeModulation);
    if (pulseCodeModulation) {
      out.bits(4, 7).bits(4, 7).ue(0).ue(2).flag(true);
    }
    out.ue(shortTermSetCount).append(shortTermSets).append(longTermPictures);
    out.flag(temporalMotionVectors).flag(true);
    return out.flag(vui.count() > 0).append(vui).append(extensions);
  }

  /** Returns the NAL unit. */
  byte[] nalUnit() {
    return bits().flag(true).toNalUnit(NAL_HEADER);
  }
}
