package io.github.fragmill.integration.clips;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** One presentation in the classes of size that key servers know: 8 seconds, 25 frames in each. */
public enum QualityClip {
  SD("1024x576"),
  HD("1280x720"),
  UHD("2560x1440");

  private final String size;

  QualityClip(String size) {
    this.size = size;
  }

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public synchronized Path file() throws IOException, InterruptedException {
    return ClipFiles.get(
        "quality-" + name().toLowerCase(Locale.ROOT) + ".mp4",
        unfinished ->
            OwnClip.ffmpeg(
                " -f lavfi -i testsrc2=rate=25:duration=8:size="
                    + size
                    + " -f lavfi -i sine=frequency=440:sample_rate=48000:duration=8"
                    + " -c:v libx264 -preset ultrafast -threads 1 -g 25 -keyint_min 25"
                    + " -sc_threshold 0 -pix_fmt yuv420p -c:a aac",
                unfinished));
  }
}
