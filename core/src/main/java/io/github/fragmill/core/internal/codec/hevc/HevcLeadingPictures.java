package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.internal.codec.bitstream.NalUnitHeads;
import io.github.fragmill.core.internal.codec.port.LeadingPictureRule;
import java.nio.ByteBuffer;

/**
 * H.265 says it by the type of NAL units (ITU-T H.265, Table 7-1 and 7.4.2.2): leading pictures of
 * an IDR picture are decodable, those of a CRA picture, or of a BLA picture of the type that may
 * have others, are when they are RADL pictures, and are left out when they are RASL pictures.
 *
 * @param lengthSizeBytes the size of a NAL unit's length field, 1, 2 or 4
 */
record HevcLeadingPictures(int lengthSizeBytes) implements LeadingPictureRule {

  @Override
  public Verdict ofPoint(ByteBuffer head) {
    return switch (pictureType(head)) {
      case NalUnitType.IDR_W_RADL,
          NalUnitType.IDR_N_LP,
          NalUnitType.BLA_W_RADL,
          NalUnitType.BLA_N_LP ->
          Verdict.RIGHT;
      case NalUnitType.BLA_W_LP, NalUnitType.CLEAN_RANDOM_ACCESS -> Verdict.EACH_SAYS;
      default -> Verdict.DOUBTFUL;
    };
  }

  @Override
  public boolean isRight(ByteBuffer head) {
    int type = pictureType(head);
    return type == NalUnitType.RADL_N || type == NalUnitType.RADL_R;
  }

  private int pictureType(ByteBuffer head) {
    int header =
        NalUnitHeads.first(
            head, lengthSizeBytes, it -> NalUnitType.isVideoCoding(NalUnitType.of(it)));
    return header == NalUnitHeads.NONE ? NalUnitHeads.NONE : NalUnitType.of(header);
  }
}
