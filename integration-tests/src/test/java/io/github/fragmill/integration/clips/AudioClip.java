package io.github.fragmill.integration.clips;

import static io.github.fragmill.integration.clips.Recipe.AAC;
import static io.github.fragmill.integration.clips.Recipe.AUDIO;
import static io.github.fragmill.integration.clips.Recipe.AUDIO_24K;
import static io.github.fragmill.integration.clips.Recipe.AUDIO_48K;
import static io.github.fragmill.integration.clips.Recipe.H264;
import static io.github.fragmill.integration.clips.Recipe.VIDEO;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Clips that ffmpeg makes, once for a build, one for each form of each codec of audio. */
public enum AudioClip {
  /** SBR in the backward-compatible manner. */
  AAC_HE(".mp4", "mp4a.40.5", 48_000, "1", AUDIO_24K + AAC) {
    @Override
    void finish(Path file) throws IOException {
      OtherAac.announce(file, "130856e598");
    }
  },
  /** SBR and PS in front: stereo of what is coded in mono. */
  AAC_HE_2(".mp4", "mp4a.40.29", 48_000, "2", AUDIO_24K + AAC) {
    @Override
    void finish(Path file) throws IOException {
      OtherAac.announce(file, "eb09880000");
    }
  },
  AAC_XHE(".mp4", "mp4a.40.42", 48_000, "2", AUDIO_48K + AAC + " -ac 2") {
    @Override
    void finish(Path file) throws IOException {
      OtherAac.announce(file, "f946432200");
    }
  },
  AC3_MONO(".mp4", "ac-3", 48_000, "1", AUDIO_48K + " -c:a ac3 -ac 1"),
  AC3_SURROUND(".mp4", "ac-3", 44_100, "6", AUDIO + " -c:a ac3 -ac 6"),
  AC3_WITHOUT_INDEX(".mp4", "ac-3", 48_000, "A001", AUDIO_48K + " -c:a ac3 -channel_layout 2.1"),
  AC3_QUICKTIME(".mov", "ac-3", 48_000, "2", AUDIO_48K + " -c:a ac3 -ac 2"),
  ENHANCED_AC3(".mp4", "ec-3", 48_000, "2", VIDEO + AUDIO_48K + H264 + " -c:a eac3 -ac 2"),
  ENHANCED_AC3_SURROUND(".mp4", "ec-3", 44_100, "6", AUDIO + " -c:a eac3 -ac 6"),
  OPUS(".mp4", "opus", 48_000, "2", VIDEO + AUDIO_48K + H264 + " -c:a libopus -ac 2"),
  OPUS_BEGINS_LATE(
      ".mp4",
      "opus",
      48_000,
      "2",
      VIDEO + " -itsoffset 0.7" + AUDIO_48K + H264 + " -c:a libopus -ac 2"),
  OPUS_SHORT_FRAMES(
      ".mp4", "opus", 48_000, "1", AUDIO_48K + " -c:a libopus -frame_duration 2.5 -ac 1"),
  OPUS_SURROUND(".mp4", "opus", 48_000, "6", AUDIO_48K + " -ac 6 -c:a libopus"),
  FLAC(
      ".mp4",
      "flac",
      48_000,
      "2",
      VIDEO + AUDIO_48K + H264 + " -c:a flac -strict experimental -ac 2"),
  FLAC_MONO(".mp4", "flac", 44_100, "1", AUDIO + " -c:a flac -strict experimental"),
  FLAC_SURROUND(
      ".mp4", "flac", 96_000, "6", AUDIO + " -ar 96000 -ac 6 -c:a flac -strict experimental"),
  ALAC_SURROUND(".mp4", "alac", 96_000, "6", AUDIO + " -ar 96000 -ac 6 -c:a alac"),
  ALAC_QUICKTIME(".mov", "alac", 48_000, "2", AUDIO_48K + " -ac 2 -c:a alac"),
  MP3(".mp4", "mp4a.6B", 48_000, "2", VIDEO + AUDIO_48K + H264 + " -ac 2 -c:a libmp3lame"),
  MP3_MONO(".mp4", "mp4a.6B", 44_100, "1", AUDIO + " -c:a libmp3lame -b:a 80k"),
  MP3_LOW_RATE(".mp4", "mp4a.69", 22_050, "2", AUDIO + " -ar 22050 -ac 2 -c:a libmp3lame -b:a 80k"),
  MP3_QUICKTIME(".mov", "mp4a.6B", 48_000, "2", AUDIO_48K + " -ac 2 -c:a libmp3lame");

  private final String extension;
  private final String codecs;
  private final int samplingRateHertz;
  private final String channels;
  private final String arguments;

  AudioClip(
      String extension, String codecs, int samplingRateHertz, String channels, String arguments) {
    this.extension = extension;
    this.codecs = codecs;
    this.samplingRateHertz = samplingRateHertz;
    this.channels = channels;
    this.arguments = arguments;
  }

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public synchronized Path file() throws IOException, InterruptedException {
    return ClipFiles.get(
        name().toLowerCase(Locale.ROOT) + extension,
        unfinished -> {
          OwnClip.ffmpeg(arguments, unfinished);
          finish(unfinished);
        });
  }

  /** Does what ffmpeg cannot do. */
  void finish(Path file) throws IOException {}

  /** Returns what Shaka Packager 3.4 says of the codec if it does not know it. */
  public Optional<String> shakaPackagerRefusal() {
    return refusalOf(codecs);
  }

  static Optional<String> refusalOf(String codecs) {
    return switch (codecs) {
      case "mp4a.69", "mp4a.6B" -> Optional.of("Unsupported audio object type");
      default -> Optional.empty();
    };
  }

  /** Returns whether it is in a form of MP4 that Shaka Packager reads, which QuickTime's is not. */
  public boolean isIso() {
    return extension.equals(".mp4");
  }

  /** Returns the codecs parameter of its audio. */
  public String codecs() {
    return codecs;
  }

  /** Returns the rate of the decoded audio. */
  public int samplingRateHertz() {
    return samplingRateHertz;
  }

  /** Returns the value of AudioChannelConfiguration. */
  public String channels() {
    return channels;
  }
}
