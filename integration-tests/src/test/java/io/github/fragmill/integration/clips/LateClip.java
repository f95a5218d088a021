package io.github.fragmill.integration.clips;

import static io.github.fragmill.integration.clips.Recipe.AAC;
import static io.github.fragmill.integration.clips.Recipe.AUDIO_48K;
import static io.github.fragmill.integration.clips.Recipe.H264;
import static io.github.fragmill.integration.clips.Recipe.VIDEO;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Clips of four seconds of which a track begins late, or makes a pause. */
public enum LateClip {
  LATE_AUDIO(VIDEO + " -itsoffset 2" + AUDIO_48K + " -t 4" + H264 + AAC),
  LATE_AUDIO_IN_FRAGMENTS(
      VIDEO
          + " -itsoffset 2"
          + AUDIO_48K
          + " -t 4"
          + H264
          + AAC
          + " -movflags frag_keyframe+delay_moov"),
  SURROUND(VIDEO + " -itsoffset 2" + AUDIO_48K + " -t 4" + H264 + AAC + " -ac 6"),
  FLAC(
      VIDEO
          + " -itsoffset 2"
          + AUDIO_48K
          + " -t 4"
          + H264
          + " -c:a flac -strict experimental -ac 2"),
  MP3(VIDEO + " -itsoffset 2" + AUDIO_48K + " -t 4" + H264 + " -c:a libmp3lame -ac 2"),
  OPUS(VIDEO + " -itsoffset 2" + AUDIO_48K + " -t 4" + H264 + " -c:a libopus -ac 2"),
  OPUS_SURROUND(VIDEO + " -itsoffset 2" + AUDIO_48K + " -t 4" + H264 + " -c:a libopus -ac 6"),
  /** From one second to two and a half. */
  PAUSE(VIDEO + AUDIO_48K + H264 + " -af aselect=lt(t\\,1)+gt(t\\,2.5)" + AAC),
  LATE_VIDEO("") {
    @Override
    void make(Path file) throws IOException, InterruptedException {
      OwnClip.ffmpeg(later(), file);
    }
  },
  LATE_VIDEO_IN_FRAGMENTS("") {
    @Override
    void make(Path file) throws IOException, InterruptedException {
      OwnClip.ffmpeg(later() + " -movflags frag_keyframe+delay_moov", file);
    }
  };

  private final String arguments;

  LateClip(String arguments) {
    this.arguments = arguments;
  }

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public synchronized Path file() throws IOException, InterruptedException {
    return ClipFiles.get("late-" + name().toLowerCase(Locale.ROOT) + ".mp4", this::make);
  }

  void make(Path file) throws IOException, InterruptedException {
    OwnClip.ffmpeg(arguments, file);
  }

  /** Encoding would repeat the first frame instead of delaying it. */
  private static String later() throws IOException, InterruptedException {
    String clip = " -i " + OwnClip.MOOV_LAST.file();
    return "-itsoffset 0.7 -t 3.1" + clip + clip + " -map 0:v -map 1:a -c copy";
  }
}
