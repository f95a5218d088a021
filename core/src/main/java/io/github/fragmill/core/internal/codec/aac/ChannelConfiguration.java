package io.github.fragmill.core.internal.codec.aac;

import java.util.List;
import java.util.Optional;

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

  /** Returns the elements that each frame has, in their order; empty for what is reserved. */
  static Optional<List<ChannelElement>> elements(int configuration) {
    ChannelElement.Kind one = ChannelElement.Kind.SINGLE;
    ChannelElement.Kind two = ChannelElement.Kind.PAIR;
    ChannelElement.Kind low = ChannelElement.Kind.LOW_FREQUENCY;
    ChannelElement.Kind[] kinds =
        switch (configuration) {
          case 1 -> new ChannelElement.Kind[] {one};
          case 2 -> new ChannelElement.Kind[] {two};
          case 3 -> new ChannelElement.Kind[] {one, two};
          case 4 -> new ChannelElement.Kind[] {one, two, one};
          case 5 -> new ChannelElement.Kind[] {one, two, two};
          case 6 -> new ChannelElement.Kind[] {one, two, two, low};
          case 7, 12 -> new ChannelElement.Kind[] {one, two, two, two, low};
          case 11 -> new ChannelElement.Kind[] {one, two, two, one, low};
          case 13 ->
              new ChannelElement.Kind[] {
                one, two, two, two, two, one, low, low, one, two, two, one, two, one, one, two
              };
          case 14 -> new ChannelElement.Kind[] {one, two, two, low, two};
          default -> new ChannelElement.Kind[0];
        };
    return kinds.length == 0 ? Optional.empty() : Optional.of(ChannelElement.of(kinds));
  }
}
