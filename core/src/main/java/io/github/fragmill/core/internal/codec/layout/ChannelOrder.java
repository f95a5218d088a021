package io.github.fragmill.core.internal.codec.layout;

/**
 * The loudspeaker layouts of codecs that only count their channels: each number of channels has one
 * layout.
 */
public enum ChannelOrder {

  /**
   * Opus with channel mapping families 0 and 1 (RFC 7845, 5.1.1) and FLAC (RFC 9639, 9.1.3). Four
   * channels are two front and two back ones; the seventh is at the back.
   */
  VORBIS(1, 2, 3, 10, 5, 6, 11, 12),

  /**
   * ALAC without a channel layout of its own. The fourth channel is at the back; of eight, five are
   * front ones.
   */
  ALAC(1, 2, 3, 4, 5, 6, 11, 7);

  @SuppressWarnings(
      "ImmutableEnumChecker") // The array does not leave this class and is not changed.
  private final int[] configurations;

  ChannelOrder(int... configurations) {
    this.configurations = configurations;
  }

  /**
   * Returns the ChannelConfiguration index of ISO/IEC 23091-3, 0 when there is none.
   *
   * @param channelCount 1 or more
   */
  public int configuration(int channelCount) {
    return channelCount > configurations.length ? 0 : configurations[channelCount - 1];
  }
}
