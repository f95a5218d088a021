package io.github.fragmill.core.internal.codec.ac4;

import io.github.fragmill.core.media.SpeakerMask;

/**
 * The speaker groups of a presentation (ETSI TS 103 190-2, A.3 and E.10.14).
 *
 * @param mask one bit for each group, {@link #OBJECTS} for objects without a layout
 */
record SpeakerGroups(int mask) {

  /** Stands for audio whose loudspeakers the decoder chooses (G.3.3.2). */
  static final SpeakerGroups OBJECTS = new SpeakerGroups(0x80_0000);

  private static final int KNOWN = 0x07_FFFF;

  /** Groups of two: L/R, Ls/Rs, Lb/Rb, three pairs at the top and one at their side, and so on. */
  private static final int PAIRS = 0x07_21BD;

  SpeakerMask speakers() {
    return new SpeakerMask(SpeakerMask.Vocabulary.AC4, mask);
  }

  /** Returns the number of channels, 0 when no known group is there. */
  int channelCount() {
    return Integer.bitCount(mask & KNOWN) + Integer.bitCount(mask & PAIRS);
  }

  /** Returns the ChannelConfiguration index of ISO/IEC 23091-3, 0 when there is none (G.3.2). */
  int configuration() {
    return switch (mask) {
      case 0x00_0002 -> 1;
      case 0x00_0001 -> 2;
      case 0x00_0003 -> 3;
      case 0x00_8003 -> 4;
      case 0x00_0007 -> 5;
      case 0x00_0047 -> 6;
      case 0x02_0047 -> 7;
      case 0x00_8001 -> 9;
      case 0x00_0005 -> 10;
      case 0x00_8047 -> 11;
      case 0x00_004F -> 12;
      case 0x02_FF7F, 0x06_FF6F -> 13;
      case 0x00_0057, 0x04_0047 -> 14;
      case 0x00_145F, 0x04_144F -> 15;
      case 0x00_0077, 0x04_0067 -> 16;
      case 0x00_0A77, 0x04_0A67 -> 17;
      case 0x00_0A7F, 0x04_0A6F -> 18;
      case 0x00_007F, 0x04_006F -> 19;
      case 0x01_007F, 0x05_006F -> 20;
      default -> 0;
    };
  }
}
