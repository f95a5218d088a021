package io.github.fragmill.example.spark;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What tests package. */
public final class Media {

  private static final int TIMEOUT_SECONDS = 120;

  private Media() {}

  /** Returns a clip of twelve seconds and half a megabyte. */
  public static Path sample() {
    return Path.of("..", "media", "sample.mp4").toAbsolutePath().normalize();
  }

  /**
   * Makes a clip of noise, about five megabytes a second, or skips the test where there is no
   * ffmpeg.
   */
  public static Path noise(Path file, int seconds) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "ffmpeg -nostdin -loglevel error -f lavfi -i",
            "testsrc2=size=640x360:rate=25:duration=" + seconds + ",noise=alls=100:allf=t",
            "-c:v libx264 -preset ultrafast -qp 2 -g 25 -pix_fmt yuv420p",
            file.toString());
    Process process;
    try {
      process =
          new ProcessBuilder(String.join(" ", command).split(" "))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(new File("/dev/null"))
              .start();
    } catch (IOException e) {
      if (Boolean.parseBoolean(System.getenv("FRAGMILL_REQUIRE_ALL"))) {
        return fail("no ffmpeg on the PATH", e);
      }
      System.out.println("Skipping tests: no ffmpeg on the PATH");
      return abort("no ffmpeg on the PATH");
    }
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("ffmpeg makes no clip");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("ffmpeg has made no clip");
    }
    return file;
  }
}
