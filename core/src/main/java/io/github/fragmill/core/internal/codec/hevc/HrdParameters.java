package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/** hrd_parameters() in the VUI (ITU-T H.265, E.2.2 and E.2.3), of which only the length matters. */
final class HrdParameters {

  private static final int MAX_CPB_COUNT_MINUS_1 = 31;

  private HrdParameters() {}

  static void skip(BitReader reader, int subLayers) throws MalformedMediaException {
    boolean nal = reader.flag();
    boolean vcl = reader.flag();
    boolean subPicture = false;
    if (nal || vcl) {
      subPicture = reader.flag();
      reader.skipBits(subPicture ? 8 + 5 + 1 + 5 : 0); // what concerns decoding units
      reader.skipBits(4 + 4); // bit_rate_scale, cpb_size_scale
      reader.skipBits(subPicture ? 4 : 0); // cpb_size_du_scale
      reader.skipBits(5 + 5 + 5); // sizes of the delays in messages
    }
    for (int subLayer = 0; subLayer < subLayers; subLayer++) {
      int buffers = readBufferCount(reader);
      int schedules = (nal ? buffers : 0) + (vcl ? buffers : 0);
      for (int schedule = 0; schedule < schedules; schedule++) {
        reader.skipExpGolomb(subPicture ? 4 : 2); // rates and sizes
        reader.skipBits(1); // cbr_flag
      }
    }
  }

  private static int readBufferCount(BitReader reader) throws MalformedMediaException {
    boolean fixedRate = reader.flag(); // fixed_pic_rate_general_flag
    boolean fixedRateWithinSequence = fixedRate || reader.flag();
    boolean lowDelay = false;
    if (fixedRateWithinSequence) {
      reader.skipExpGolomb(1); // elemental_duration_in_tc_minus1
    } else {
      lowDelay = reader.flag();
    }
    return 1 + (lowDelay ? 0 : reader.unsignedExpGolomb(MAX_CPB_COUNT_MINUS_1, "cpb_cnt_minus1"));
  }
}
