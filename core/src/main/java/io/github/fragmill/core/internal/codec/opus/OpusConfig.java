package io.github.fragmill.core.internal.codec.opus;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.layout.ChannelOrder;

/**
 * What {@code dOps} says of a stream (Opus in ISOBMFF, 4.3.2; the channel mapping: RFC 7845, 5.1.1,
 * and RFC 8486, 3.1).
 *
 * @param channelCount 1 to 255
 * @param channelConfiguration the index of ISO/IEC 23091-3, 0 without one
 * @param streamCount the streams in a packet, 1 to 255
 * @param coupledCount how many of them, from the first on, are stereo
 */
record OpusConfig(int channelCount, int channelConfiguration, int streamCount, int coupledCount) {

  private static final int LOUDSPEAKERS_UP_TO_STEREO = 0;
  private static final int LOUDSPEAKERS = 1;
  private static final int AMBISONICS = 2;
  private static final int UNDEFINED = 255;

  /** Stands for a channel of silence. */
  private static final int SILENT = 255;

  private static final int MAX_STREAM_CHANNELS = 255;

  static OpusConfig read(byte[] content, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    BitReader reader = BitReader.ofBytes(content, path);
    int version = reader.bits(8);
    if (version != 0) {
      throw new UnsupportedMediaException(
          path + ": version " + version + " is not packaged; expected 0");
    }
    int channels = reader.bits(8);
    reader.skipBits(16 + 32 + 16); // PreSkip, InputSampleRate, OutputGain
    int family = reader.bits(8);
    requireCount(reader, family, channels, path);
    int streams = 1;
    int coupled = channels - 1;
    if (family != LOUDSPEAKERS_UP_TO_STEREO) {
      streams = reader.bits(8);
      coupled = reader.bits(8);
      readMapping(reader, channels, streams, coupled);
    }
    boolean hasLayout = family == LOUDSPEAKERS_UP_TO_STEREO || family == LOUDSPEAKERS;
    return new OpusConfig(
        channels,
        hasLayout ? ChannelOrder.VORBIS.configuration(channels) : /* none */ 0,
        streams,
        coupled);
  }

  private static void requireCount(BitReader reader, int family, int channels, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    int maximum =
        switch (family) {
          case LOUDSPEAKERS_UP_TO_STEREO -> 2;
          case LOUDSPEAKERS -> 8;
          case AMBISONICS, UNDEFINED -> 255;
          default ->
              throw new UnsupportedMediaException(
                  path
                      + ": channel mapping family "
                      + family
                      + " is not packaged; expected 0, 1, 2 or 255");
        };
    if (channels < 1 || channels > maximum) {
      throw reader.malformed(
          "OutputChannelCount: expected 1 to "
              + maximum
              + " with channel mapping family "
              + family
              + ", found "
              + channels);
    }
  }

  private static void readMapping(BitReader reader, int channels, int streams, int coupled)
      throws MalformedMediaException {
    int decoded = streams + coupled;
    if (streams < 1 || coupled > streams || decoded > MAX_STREAM_CHANNELS) {
      throw reader.malformed(
          "StreamCount, CoupledCount: expected streams of at most "
              + MAX_STREAM_CHANNELS
              + " channels, found "
              + streams
              + ", "
              + coupled);
    }
    for (int channel = 0; channel < channels; channel++) {
      int from = reader.bits(8);
      if (from >= decoded && from != SILENT) {
        throw reader.malformed(
            "ChannelMapping: expected less than " + decoded + " or " + SILENT + ", found " + from);
      }
    }
  }
}
