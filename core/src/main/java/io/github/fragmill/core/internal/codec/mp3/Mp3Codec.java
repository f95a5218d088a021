package io.github.fragmill.core.internal.codec.mp3;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.SampleEntry;
import java.util.Optional;

/**
 * MP3 in MP4 and QuickTime. Stateless.
 *
 * <p>It has no configuration, and sample entries are known to count two channels whatever there
 * are: the first frame has the right number.
 */
public final class Mp3Codec implements AudioCodec {

  /** ISO/IEC 13818-3: half and a quarter of the rates of MPEG-1. */
  private static final int MPEG_2_AUDIO = 0x69;

  /** ISO/IEC 11172-3. */
  private static final int MPEG_1_AUDIO = 0x6B;

  /** Returns whether an {@code esds} with this object type describes MPEG audio. */
  public static boolean isMpegAudio(int objectTypeIndication) {
    return objectTypeIndication == MPEG_1_AUDIO || objectTypeIndication == MPEG_2_AUDIO;
  }

  /** Returns QuickTime's type; in MP4 the entry is {@code mp4a}. */
  @Override
  public String sampleEntryType() {
    return ".mp3";
  }

  @Override
  public Optional<String> configurationBoxType() {
    return Optional.empty();
  }

  /** So far the bit reservoir, 511 bytes, reaches back at 32 kbit/s. */
  @Override
  public int primingSamples(AudioFormat format) {
    return 10;
  }

  @Override
  public AudioFormat read(AudioDescription description) throws FragmillException {
    FrameHeader header = header(description);
    int objectTypeIndication = header.mpeg1() ? MPEG_1_AUDIO : MPEG_2_AUDIO;
    SampleEntry entry = Mp3SampleEntry.of(description.entry(), objectTypeIndication);
    return format(objectTypeIndication, entry, header);
  }

  /**
   * Reads a sample entry {@code mp4a} whose {@code esds} says MPEG audio.
   *
   * @param objectTypeIndication 0x69 or 0x6B
   */
  public AudioFormat read(AudioDescription description, int objectTypeIndication)
      throws FragmillException {
    return format(objectTypeIndication, description.entry(), header(description));
  }

  @Override
  public Optional<SilentFrame> silence(AudioFormat format) {
    return Optional.of(SilentMp3.of(format.samplingRateHertz(), format.channelCount()));
  }

  private static FrameHeader header(AudioDescription description) throws FragmillException {
    return FrameHeader.read(
        description.firstSample().head(FrameHeader.BYTES), description.path() + ": first sample");
  }

  private static AudioFormat format(
      int objectTypeIndication, SampleEntry entry, FrameHeader header) {
    return AudioFormat.builder( // Upper case, as RFC 6381 has it and browsers compare it.
            String.format("mp4a.%02X", objectTypeIndication), entry)
        .samplingRateHertz(header.samplingRateHertz())
        .channelConfiguration(header.channelCount())
        .channelCount(header.channelCount())
        .build();
  }
}
