package io.github.fragmill.core.internal.codec.ac3;

import io.github.fragmill.core.media.SpeakerMask;

/**
 * The channels of a bitstream.
 *
 * @param places one bit for each place that has a loudspeaker or a pair of them, as in the channel
 *     map of Enhanced AC-3 (ETSI TS 102 366, E.1.3.1.8)
 * @param dualMono whether left and right are two independent programs
 */
record ChannelMap(int places, boolean dualMono) {

  private static final int LEFT = 0x8000;
  private static final int CENTRE = 0x4000;
  private static final int RIGHT = 0x2000;
  private static final int LEFT_SURROUND = 0x1000;
  private static final int RIGHT_SURROUND = 0x0800;
  private static final int CENTRE_SURROUND = 0x0100;
  private static final int LOW_FREQUENCY_2 = 0x0002;
  private static final int LOW_FREQUENCY = 0x0001;

  /** The first of the places that only dependent substreams have: left and right of centre. */
  private static final int CENTRE_PAIR = 0x0400;

  /** Places of two loudspeakers. */
  private static final int PAIRS = 0x0400 | 0x0200 | 0x0040 | 0x0020 | 0x0010 | 0x0004;

  private static final int[] CODING_MODES = {
    LEFT | RIGHT,
    CENTRE,
    LEFT | RIGHT,
    LEFT | CENTRE | RIGHT,
    LEFT | RIGHT | CENTRE_SURROUND,
    LEFT | CENTRE | RIGHT | CENTRE_SURROUND,
    LEFT | RIGHT | LEFT_SURROUND | RIGHT_SURROUND,
    LEFT | CENTRE | RIGHT | LEFT_SURROUND | RIGHT_SURROUND
  };

  private static final int DUAL_MONO_CONFIGURATION = 8;

  /**
   * Returns the channels of an independent substream.
   *
   * @param codingMode acmod, 0 to 7 (ETSI TS 102 366, 4.4.2.3)
   * @param lowFrequency lfeon
   */
  static ChannelMap of(int codingMode, boolean lowFrequency) {
    return new ChannelMap(
        CODING_MODES[codingMode] | (lowFrequency ? LOW_FREQUENCY : 0), codingMode == 0);
  }

  /**
   * Returns these channels and those of dependent substreams.
   *
   * @param channelLocations chan_loc, 9 bits, the least significant the places beside the centre
   *     (ETSI TS 102 366, F.6.2.13)
   */
  ChannelMap with(int channelLocations) {
    int added = (channelLocations & 0x100) != 0 ? LOW_FREQUENCY_2 : 0;
    for (int bit = 0; bit < 8; bit++) {
      if ((channelLocations >> bit & 1) != 0) {
        added |= CENTRE_PAIR >> bit;
      }
    }
    return new ChannelMap(places | added, dualMono);
  }

  int channelCount() {
    return Integer.bitCount(places) + Integer.bitCount(places & PAIRS);
  }

  SpeakerMask speakers() {
    return new SpeakerMask(SpeakerMask.Vocabulary.ENHANCED_AC3, places);
  }

  /**
   * Returns the ChannelConfiguration index of ISO/IEC 23091-3, 0 when there is none (ETSI TS 102
   * 366, I.1.2).
   */
  int configuration() {
    return switch (places) {
      case 0x4000 -> 1;
      case 0xA000 -> dualMono ? DUAL_MONO_CONFIGURATION : 2;
      case 0xE000 -> 3;
      case 0xE100 -> 4;
      case 0xF800 -> 5;
      case 0xF801 -> 6;
      case 0xF821 -> 7;
      case 0xA100 -> 9;
      case 0xB800 -> 10;
      case 0xE301, 0xF901 -> 11;
      case 0xFA01 -> 12;
      case 0xF811 -> 14;
      case 0xF815 -> 16;
      case 0xF89D -> 17;
      case 0xE255 -> 19;
      default -> 0;
    };
  }
}
