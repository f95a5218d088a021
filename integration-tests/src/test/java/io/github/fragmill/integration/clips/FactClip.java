package io.github.fragmill.integration.clips;

import static io.github.fragmill.integration.clips.Recipe.H264;
import static io.github.fragmill.integration.clips.Recipe.H265;
import static io.github.fragmill.integration.clips.Recipe.VIDEO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Clips of which the bitstream says something that their boxes do not. */
public enum FactClip {
  /** BT.601 for 625-line systems, in the VUI and not in {@code colr}. */
  COLOURS_IN_H264(
      VIDEO
          + H264
          + " -bsf:v h264_metadata="
          + "colour_primaries=5:transfer_characteristics=6:matrix_coefficients=5"),
  INTERLACED_H265(VIDEO + H265 + ":interlace=tff"),
  /** Ten seconds with captions of CEA-608, as {@link Line21} has them. */
  CAPTIONS("") {
    @Override
    void make(Path file) throws IOException, InterruptedException {
      Path plain = file.resolveSibling("plain.h264");
      Path captioned = file.resolveSibling("captioned.h264");
      OwnClip.ffmpeg(
          " -f lavfi -i testsrc2=size=320x180:rate=25:duration=10" + H264 + " -bf 0", plain);
      Files.write(captioned, Line21.addTo(Files.readAllBytes(plain)));
      OwnClip.ffmpeg(" -r 25 -i " + captioned + " -c copy", file);
    }
  };

  private final String arguments;

  FactClip(String arguments) {
    this.arguments = arguments;
  }

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public synchronized Path file() throws IOException, InterruptedException {
    return ClipFiles.get("fact-" + name().toLowerCase(Locale.ROOT) + ".mp4", this::make);
  }

  void make(Path file) throws IOException, InterruptedException {
    OwnClip.ffmpeg(arguments, file);
  }
}
