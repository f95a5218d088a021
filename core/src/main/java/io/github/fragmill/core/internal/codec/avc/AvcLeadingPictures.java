package io.github.fragmill.core.internal.codec.avc;

import io.github.fragmill.core.internal.codec.bitstream.NalUnitHeads;
import io.github.fragmill.core.internal.codec.port.LeadingPictureRule;
import java.nio.ByteBuffer;

/**
 * In H.264, nothing that is decoded after an IDR picture needs what is before it (ITU-T H.264,
 * 3.69). Leading pictures of another picture, a recovery point, do not say what they need.
 *
 * @param lengthSizeBytes the size of a NAL unit's length field, 1, 2 or 4
 */
record AvcLeadingPictures(int lengthSizeBytes) implements LeadingPictureRule {

  @Override
  public Verdict ofPoint(ByteBuffer head) {
    int header =
        NalUnitHeads.first(
            head, lengthSizeBytes, it -> NalUnitType.isVideoCoding(NalUnitType.of(it)));
    boolean isIdr = header != NalUnitHeads.NONE && NalUnitType.of(header) == NalUnitType.IDR_SLICE;
    return isIdr ? Verdict.RIGHT : Verdict.DOUBTFUL;
  }

  @Override
  public boolean isRight(ByteBuffer head) {
    return false;
  }
}
