package io.github.fragmill.core.internal.codec.ac4;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What {@code dac4} says of a stream and of its first presentation (ac4_dsi_v1; ETSI TS 103 190-2,
 * E.6 and E.10). Manifests describe the first: further ones are other mixes, or the same for
 * decoders that do not know immersive stereo.
 *
 * @param samplingRateHertz of the presentation's channels
 * @param presentationVersion 1, or 2 for immersive stereo
 * @param compatibility the level of decoders that can play it (mdcompat), 0 to 7
 * @param speakers empty when the presentation holds no audio of its own
 */
record Ac4Config(
    int samplingRateHertz,
    int presentationVersion,
    int compatibility,
    Optional<SpeakerGroups> speakers) {

  /** The only version of streams that is packaged. */
  static final int BITSTREAM_VERSION = 2;

  static final int IMMERSIVE_STEREO = 2;

  static Ac4Config read(byte[] content, String path)
      throws MalformedMediaException, UnsupportedMediaException {
    return new Parser(content, path).read();
  }

  /** Reads one box; used once. */
  private static final class Parser {

    private static final int METADATA_ONLY = 6;
    private static final int ESCAPED_SIZE = 255;

    /** Channel modes with back and top channels that may be absent: 7.0.4 to 9.1.4. */
    private static final int FIRST_MODE_WITH_OPTIONS = 11;

    private static final int LAST_MODE_WITH_OPTIONS = 14;

    private final ByteBuffer content;
    private final String path;
    private final BitReader reader;

    Parser(byte[] content, String path) {
      this.content = ByteBuffer.wrap(content);
      this.path = path;
      this.reader = BitReader.ofBytes(path);
    }

    Ac4Config read() throws MalformedMediaException, UnsupportedMediaException {
      reader.reset(content, 0, content.capacity());
      int boxVersion = reader.bits(3);
      int bitstreamVersion = reader.bits(7);
      if (boxVersion != 1 || bitstreamVersion != BITSTREAM_VERSION) {
        throw new UnsupportedMediaException(
            path
                + ": AC-4 of bitstream version "
                + bitstreamVersion
                + " (ac4_dsi_version "
                + boxVersion
                + ") is not packaged; expected version 2");
      }
      int samplingRateHertz = reader.flag() ? 48_000 : 44_100;
      reader.skipBits(4); // frame_rate_index
      if (reader.bits(9) == 0) {
        throw reader.malformed("n_presentations: expected a presentation, found none");
      }
      skipProgramId();
      reader.skipBits(2 + 32 + 32); // ac4_bitrate_dsi
      reader.alignToByte();
      int presentationVersion = reader.bits(8);
      if (presentationVersion != 1 && presentationVersion != IMMERSIVE_STEREO) {
        throw new UnsupportedMediaException(
            path
                + ": AC-4 presentation of version "
                + presentationVersion
                + " is not packaged; expected 1 or 2");
      }
      enterPresentation();
      boolean hasAudio = reader.bits(5) != METADATA_ONLY; // presentation_config_v1
      int compatibility = hasAudio ? reader.bits(3) : 0;
      return new Ac4Config(
          samplingRateHertz,
          presentationVersion,
          compatibility,
          hasAudio ? Optional.of(readSpeakers()) : Optional.empty());
    }

    private void skipProgramId() throws MalformedMediaException {
      boolean hasProgramId = reader.flag();
      if (hasProgramId) {
        reader.skipBits(16); // short_program_id
        boolean hasUuid = reader.flag();
        reader.skipBits(hasUuid ? 128 : 0);
      }
    }

    /** Reads the presentation's size, and will not read past it. */
    private void enterPresentation() throws MalformedMediaException {
      int sizeBytes = reader.bits(8);
      if (sizeBytes == ESCAPED_SIZE) {
        sizeBytes += reader.bits(16);
      }
      int start = reader.consumedBytes();
      if (sizeBytes > content.capacity() - start) {
        throw reader.malformed(
            "pres_bytes: expected at most "
                + (content.capacity() - start)
                + " bytes, found "
                + sizeBytes);
      }
      reader.reset(content, start, start + sizeBytes);
    }

    private SpeakerGroups readSpeakers() throws MalformedMediaException {
      boolean hasPresentationId = reader.flag();
      reader.skipBits(hasPresentationId ? 5 : 0);
      reader.skipBits(2 + 2 + 5 + 10); // frame rates, presentation_emdf_version and key_id
      boolean channelCoded = reader.flag();
      if (!channelCoded) {
        return SpeakerGroups.OBJECTS;
      }
      int channelMode = reader.bits(5);
      boolean hasOptions =
          channelMode >= FIRST_MODE_WITH_OPTIONS && channelMode <= LAST_MODE_WITH_OPTIONS;
      reader.skipBits(hasOptions ? 1 + 2 : 0); // back channels, top channel pairs
      SpeakerGroups speakers = new SpeakerGroups(reader.bits(24));
      if (speakers.channelCount() == 0) {
        throw reader.malformed(
            String.format(
                "presentation_channel_mask_v1: expected a speaker group, found 0x%06x",
                speakers.mask()));
      }
      return speakers;
    }
  }
}
