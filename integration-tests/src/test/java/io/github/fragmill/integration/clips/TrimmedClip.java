package io.github.fragmill.integration.clips;

import static io.github.fragmill.integration.clips.Recipe.AAC;
import static io.github.fragmill.integration.clips.Recipe.H264;

import io.github.fragmill.integration.tools.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Clips that present a part of their media, from between sync samples on. No two of their frames
 * are alike: waves of another direction and phase in each of 25 a second. There is a sync sample
 * every two seconds.
 */
public enum TrimmedClip {
  /** As {@code ffmpeg -ss 3 -c copy} does: of the video, all stays from the sync sample on. */
  COPIED(" -bf 3", 3, 8) {
    @Override
    void make(Path file) throws IOException, InterruptedException {
      OwnClip.ffmpeg("-ss 3 -i " + whole() + " -c copy", file);
    }
  },
  COPIED_WITHOUT_B_FRAMES(" -bf 0", 3, 8) {
    @Override
    void make(Path file) throws IOException, InterruptedException {
      OwnClip.ffmpeg("-ss 3 -i " + whole() + " -c copy", file);
    }
  },
  /** All media is there, of which 2.44 seconds are presented. */
  EDITED(" -bf 3", 5, 7.44) {
    @Override
    void make(Path file) throws IOException, InterruptedException {
      List<long[][]> edits =
          List.of(
              new long[][] {{2440, 1024 + 5 * 12_800}}, new long[][] {{2440, 1024 + 5 * 44_100}});
      Files.write(file, EditLists.replace(Files.readAllBytes(whole()), edits));
    }
  };

  private static final int FRAMES_PER_SECOND = 25;

  private static final String WAVES =
      " -f lavfi -i color=gray:size=320x180:rate=25:duration=8,"
          + "geq=lum='128+100*sin((X*cos(N)+Y*sin(N))/12+N*N)':cb=128:cr=128"
          + " -f lavfi -i sine=frequency=440:sample_rate=44100:duration=8";

  private final String options;
  private final double startSeconds;
  private final double endSeconds;

  TrimmedClip(String options, double startSeconds, double endSeconds) {
    this.options = options;
    this.startSeconds = startSeconds;
    this.endSeconds = endSeconds;
  }

  abstract void make(Path file) throws IOException, InterruptedException;

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public synchronized Path file() throws IOException, InterruptedException {
    return ClipFiles.get("trimmed-" + name().toLowerCase(Locale.ROOT) + ".mp4", this::make);
  }

  /** Returns the clip that it is a part of. */
  public Path whole() throws IOException, InterruptedException {
    synchronized (TrimmedClip.class) {
      return ClipFiles.get(
          "waves" + options.strip().replace(' ', '-') + ".mp4",
          file -> OwnClip.ffmpeg(WAVES + H264 + " -g 50 -sc_threshold 0" + options + AAC, file));
    }
  }

  /** Returns how long it is presented. */
  public double seconds() {
    return endSeconds - startSeconds;
  }

  /** Returns the frame that is presented at a time, as a PNG in base64. */
  public String frame(double seconds) throws IOException, InterruptedException {
    Path png = Files.createTempFile("frame", ".png");
    try {
      int number = (int) Math.floor((startSeconds + seconds) * FRAMES_PER_SECOND + 0.001);
      String select = "select=eq(n\\," + number + ")";
      Ffmpeg.require().run(List.of("-i", whole().toString(), "-vf", select, "-frames:v", "1"), png);
      return Base64.getEncoder().encodeToString(Files.readAllBytes(png));
    } finally {
      Files.delete(png);
    }
  }
}
