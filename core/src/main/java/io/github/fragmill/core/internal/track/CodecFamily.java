package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.VideoFormat;

/**
 * What a decoder must be able to do, as far as switching goes: video of one family may follow each
 * other in one decoder. Sample entries of ISO/IEC 14496-15 that differ only in where parameter sets
 * may be are one family.
 *
 * @param codec the sample entry that stands for the others
 * @param supplemental the four-character code of what is beyond it, or empty
 * @param transfer the curve of high dynamic range, or that of the standard one
 */
record CodecFamily(String codec, String supplemental, int transfer) {

  private static final int PQ = 16;
  private static final int HLG = 18;
  private static final int BT_709 = 1;

  static CodecFamily of(VideoFormat format) {
    return new CodecFamily(
        codec(format.sampleEntry().type()),
        format.supplementalCodecs().map(CodecFamily::fourCc).orElse(""),
        format.colour().map(CodecFamily::transfer).orElse(BT_709));
  }

  private static String codec(String sampleEntryType) {
    return switch (sampleEntryType) {
      case "avc1", "avc3" -> "avc1";
      case "hvc1", "hev1" -> "hvc1";
      case "dvh1", "dvhe" -> "dvh1";
      default -> sampleEntryType;
    };
  }

  private static String fourCc(String codecs) {
    int dot = codecs.indexOf('.');
    return dot < 0 ? codecs : codecs.substring(0, dot);
  }

  private static int transfer(Colour colour) {
    return colour.transfer() == PQ || colour.transfer() == HLG ? colour.transfer() : BT_709;
  }
}
