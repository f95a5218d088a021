package io.github.fragmill.example.origin.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A clip of noise, tens of megabytes for a few seconds, with a sync sample in each. */
public final class LargeClip {

  private static final int TIMEOUT_SECONDS = 120;

  private LargeClip() {}

  /** Makes it, or skips the test where there is no ffmpeg. */
  public static Path make(Path file) throws IOException, InterruptedException {
    Files.createDirectories(file.resolveSibling(""));
    Process process =
        new ProcessBuilder(
                List.of(
                    Requirement.program("ffmpeg").toString(),
                    "-nostdin",
                    "-loglevel",
                    "error",
                    "-f",
                    "lavfi",
                    "-i",
                    "testsrc2=size=640x360:rate=25:duration=4",
                    "-vf",
                    "noise=alls=100:allf=t",
                    "-c:v",
                    "libx264",
                    "-preset",
                    "ultrafast",
                    "-qp",
                    "2",
                    "-g",
                    "25",
                    "-pix_fmt",
                    "yuv420p",
                    file.toString()))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("ffmpeg makes no clip");
    }
    return file;
  }
}
