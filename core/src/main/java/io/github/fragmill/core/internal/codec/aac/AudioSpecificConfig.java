package io.github.fragmill.core.internal.codec.aac;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The AudioSpecificConfig of AAC (ISO/IEC 14496-3, 1.6.2.1), with SBR and PS signalled in either
 * way (1.6.5, 1.6.6): as the first object type, or after the configuration in the
 * backward-compatible manner.
 *
 * @param objectType the extension's object type where there is one (5 SBR, 29 PS), else the core's;
 *     42 for USAC, which has its extensions inside
 * @param samplingRateHertz of the decoded audio, with SBR
 * @param channelConfiguration 0 to 14, of the decoded audio, with PS
 * @param channelCount of the decoded audio, with PS
 */
record AudioSpecificConfig(
    int objectType, int samplingRateHertz, int channelConfiguration, int channelCount) {

  /**
   * Reads a configuration.
   *
   * @param bytes the configuration between position and limit, which are not changed
   * @param path the place in the box tree, for messages
   */
  static AudioSpecificConfig read(ByteBuffer bytes, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    return parser(bytes, path).read();
  }

  /** Reads what frames are made of; empty for USAC, whose frames are others. */
  static Optional<CoreConfig> readCore(ByteBuffer bytes, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    Parser parser = parser(bytes, path);
    parser.read();
    return parser.core();
  }

  private static Parser parser(ByteBuffer bytes, String path) {
    BitReader reader = BitReader.ofBytes(path);
    reader.reset(bytes, bytes.position(), bytes.limit());
    return new Parser(reader, path);
  }

  /** Reads one configuration; used once. */
  private static final class Parser {

    private static final int EXPLICIT_SAMPLING_RATE = 15;
    private static final int ESCAPED_OBJECT_TYPE = 31;
    private static final int SBR_SYNC = 0x2B7;
    private static final int PS_SYNC = 0x548;
    private static final int SYNC_BITS = 11;

    /** At higher rates, SBR is always declared. */
    private static final int MAX_IMPLICIT_SBR_HERTZ = 24_000;

    private final BitReader reader;
    private final String path;

    /** As far as extensions are known: the core's, then the extension's. */
    private int objectType;

    private int samplingRateHertz;

    private int coreObjectType;
    private int coreRateHertz;
    private int frameSamples;
    private boolean isSbrTold;
    private boolean isPsTold;
    private List<ChannelElement> elements = List.of();

    Parser(BitReader reader, String path) {
      this.reader = reader;
      this.path = path;
    }

    AudioSpecificConfig read() throws MalformedMediaException, UnsupportedMediaException {
      objectType = readObjectType();
      samplingRateHertz = readSamplingRate();
      int configuration = reader.bits(4);
      if (objectType == AudioObjectType.USAC) {
        UsacConfig usac = UsacConfig.read(reader, path);
        return new AudioSpecificConfig(
            objectType, usac.samplingRateHertz(), usac.channelConfiguration(), usac.channelCount());
      }
      coreObjectType = objectType;
      coreRateHertz = samplingRateHertz;
      boolean explicitExtension =
          objectType == AudioObjectType.SBR || objectType == AudioObjectType.PS;
      if (explicitExtension) {
        samplingRateHertz = readSamplingRate();
        coreObjectType = readObjectType();
        isSbrTold = true;
        isPsTold = objectType == AudioObjectType.PS;
      }
      if (!AudioObjectType.isAac(coreObjectType)) {
        throw new UnsupportedMediaException(
            path
                + ": "
                + AudioObjectType.name(coreObjectType)
                + " is not packaged; expected AAC Main, LC, SSR or LTP, with SBR and PS or without,"
                + " or USAC");
      }
      int channelCount = readGeneralAudio(configuration);
      if (!explicitExtension) {
        readBackwardCompatibleExtension();
      }
      boolean stereoFromMono =
          objectType == AudioObjectType.PS && configuration == ChannelConfiguration.MONO;
      return new AudioSpecificConfig(
          objectType,
          samplingRateHertz,
          stereoFromMono ? ChannelConfiguration.STEREO : configuration,
          stereoFromMono ? 2 : channelCount);
    }

    /** Returns what was read of the core; empty for USAC. */
    Optional<CoreConfig> core() {
      if (elements.isEmpty()) {
        return Optional.empty();
      }
      boolean isMono = ChannelElement.channelCount(elements) == 1;
      boolean mayHoldPs = objectType == AudioObjectType.SBR && isMono && !isPsTold;
      boolean mayHoldSbr = !isSbrTold && coreRateHertz <= MAX_IMPLICIT_SBR_HERTZ;
      return Optional.of(
          new CoreConfig(
              coreObjectType, coreRateHertz, frameSamples, elements, !mayHoldSbr && !mayHoldPs));
    }

    /** Reads GASpecificConfig (4.4.1) and returns the number of channels. */
    private int readGeneralAudio(int configuration)
        throws MalformedMediaException, UnsupportedMediaException {
      boolean isShort = reader.flag(); // frameLengthFlag
      frameSamples = isShort ? 960 : 1024;
      boolean dependsOnCoreCoder = reader.flag();
      reader.skipBits(dependsOnCoreCoder ? 14 : 0); // coreCoderDelay
      boolean extended = reader.flag();
      elements =
          configuration == ChannelConfiguration.IN_PROGRAM_CONFIG
              ? ProgramConfig.readElements(reader)
              : ChannelConfiguration.elements(configuration)
                  .orElseThrow(
                      () ->
                          new UnsupportedMediaException(
                              path
                                  + ": AAC channelConfiguration "
                                  + configuration
                                  + " is reserved"));
      reader.skipBits(extended ? 1 : 0); // extensionFlag3
      return ChannelElement.channelCount(elements);
    }

    private void readBackwardCompatibleExtension() throws MalformedMediaException {
      boolean extended = nextIs(SBR_SYNC, SYNC_BITS + 5) && readObjectType() == AudioObjectType.SBR;
      isSbrTold = extended;
      boolean sbrPresent = extended && reader.flag();
      if (!sbrPresent) {
        return;
      }
      objectType = AudioObjectType.SBR;
      samplingRateHertz = readSamplingRate();
      isPsTold = nextIs(PS_SYNC, SYNC_BITS + 1);
      boolean psPresent = isPsTold && reader.flag();
      if (psPresent) {
        objectType = AudioObjectType.PS;
      }
    }

    /** Reads a sync word if so many bits are left; what does not match is padding. */
    private boolean nextIs(int syncWord, int neededBits) throws MalformedMediaException {
      return reader.remainingBits() >= neededBits && reader.bits(SYNC_BITS) == syncWord;
    }

    private int readObjectType() throws MalformedMediaException {
      int type = reader.bits(5);
      return type == ESCAPED_OBJECT_TYPE ? 32 + reader.bits(6) : type;
    }

    private int readSamplingRate() throws MalformedMediaException {
      int index = reader.bits(4);
      if (index == EXPLICIT_SAMPLING_RATE) {
        return SamplingRate.explicit(reader);
      }
      return SamplingRate.ofIndex(index)
          .orElseThrow(
              () ->
                  reader.malformed(
                      "samplingFrequencyIndex: expected 0 to 12 or 15, found " + index));
    }
  }
}
