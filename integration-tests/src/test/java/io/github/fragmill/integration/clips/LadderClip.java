package io.github.fragmill.integration.clips;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One presentation in several files, as ffmpeg makes them for streaming: 12 seconds, 25 frames in
 * each.
 */
public enum LadderClip {
  HIGH(video(360, 25)),
  MIDDLE(video(180, 25)),
  /** With a sync sample every two seconds only. */
  LOW(video(90, 50)),
  /** With sync samples where no other one has them, but every six seconds. */
  OUT_OF_STEP(video(180, 30)),
  /** Whose frames are presented in the order in which they are decoded. */
  WITHOUT_B_FRAMES(video(360, 25) + " -bf 0"),
  /** In another codec. */
  OTHER_CODEC(
      Recipe.LADDER_VIDEO
          + "180"
          + " -c:v libx265 -preset ultrafast -tag:v hvc1 -pix_fmt yuv420p -x265-params"
          + " log-level=none:pools=1:frame-threads=1:keyint=25:min-keyint=25:scenecut=0:open-gop=0"),
  ENGLISH(audio(440, "eng", 96)),
  SWEDISH(audio(330, "swe", 96)),
  SWEDISH_LOW(audio(330, "swe", 32));

  private final String arguments;

  LadderClip(String arguments) {
    this.arguments = arguments;
  }

  private static String video(int height, int framesInAGroup) {
    return Recipe.LADDER_VIDEO
        + height
        + " -c:v libx264 -preset veryfast -threads 1 -pix_fmt yuv420p -sc_threshold 0 -g "
        + framesInAGroup
        + " -keyint_min "
        + framesInAGroup;
  }

  private static String audio(int hertz, String language, int kilobits) {
    return " -f lavfi -i sine=frequency="
        + hertz
        + ":sample_rate=48000:duration=12 -ac 2 -c:a aac -b:a "
        + kilobits
        + "k -metadata:s:a:0 language="
        + language;
  }

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public synchronized Path file() throws IOException, InterruptedException {
    return ClipFiles.get(
        "ladder-" + name().toLowerCase(Locale.ROOT) + ".mp4",
        unfinished -> OwnClip.ffmpeg(arguments, unfinished));
  }
}
