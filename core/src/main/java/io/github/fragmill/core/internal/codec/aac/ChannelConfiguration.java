package io.github.fragmill.core.internal.codec.aac;

import java.util.OptionalInt;

/**
 * The channelConfiguration of MPEG-4 audio (ISO/IEC 14496-3, Table 1.19), whose numbers are those
 * of ChannelConfiguration in ISO/IEC 23091-3 (CICP).
 */
final class ChannelConfiguration {

  /** The layout is in a program config element. */
  static final int IN_PROGRAM_CONFIG = 0;

  static final int MONO = 1;
  static final int STEREO = 2;

  private ChannelConfiguration() {}

  /** Returns the number of channels, empty for a reserved configuration. */
  static OptionalInt channelCount(int configuration) {
    return switch (configuration) {
      case 1, 2, 3, 4, 5, 6 -> OptionalInt.of(configuration);
      case 7, 12, 14 -> OptionalInt.of(8);
      case 11 -> OptionalInt.of(7);
      case 13 -> OptionalInt.of(24);
      default -> OptionalInt.empty();
    };
  }
}
