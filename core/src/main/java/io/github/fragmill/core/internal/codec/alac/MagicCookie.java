package io.github.fragmill.core.internal.codec.alac;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import java.nio.ByteBuffer;

/**
 * The ALACSpecificConfig (Apple Lossless, ALACMagicCookieDescription.txt) in a box of version 0.
 *
 * @param samplingRateHertz 1 or more
 * @param channelCount 1 to 8
 */
record MagicCookie(int samplingRateHertz, int channelCount) {

  private static final int VERSION_AND_FLAGS_BYTES = 4;
  private static final int CONFIG_BYTES = 24;
  private static final int COMPATIBLE_VERSION_OFFSET = VERSION_AND_FLAGS_BYTES + 4;
  private static final int CHANNELS_OFFSET = VERSION_AND_FLAGS_BYTES + 9;
  private static final int SAMPLING_RATE_OFFSET = VERSION_AND_FLAGS_BYTES + 20;
  private static final int MAX_CHANNELS = 8;

  static MagicCookie read(byte[] content, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    if (content.length < VERSION_AND_FLAGS_BYTES + CONFIG_BYTES) {
      throw malformed(
          path,
          "expected at least "
              + (VERSION_AND_FLAGS_BYTES + CONFIG_BYTES)
              + " bytes, found "
              + content.length);
    }
    ByteBuffer bytes = ByteBuffer.wrap(content);
    int compatibleVersion = bytes.get(COMPATIBLE_VERSION_OFFSET) & 0xFF;
    if (bytes.getInt(0) != 0 || compatibleVersion != 0) {
      throw new UnsupportedMediaException(
          path
              + ": ALAC of version "
              + compatibleVersion
              + " is not packaged; expected version 0 of box and stream");
    }
    int channels = bytes.get(CHANNELS_OFFSET) & 0xFF;
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw malformed(path, "numChannels: expected 1 to " + MAX_CHANNELS + ", found " + channels);
    }
    int hertz = bytes.getInt(SAMPLING_RATE_OFFSET);
    if (hertz < 1) {
      throw malformed(
          path, "sampleRate: expected 1 to 2^31 - 1, found " + Integer.toUnsignedString(hertz));
    }
    return new MagicCookie(hertz, channels);
  }

  private static MalformedMediaException malformed(String path, String reason) {
    return new MalformedMediaException(path, MalformedMediaException.NO_OFFSET, reason);
  }
}
