package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.process.Requirement;
import java.io.IOException;
import java.nio.file.Path;

/** The sample again and again: packaging it takes longer than noticing that it has begun. */
final class LongFilm {

  private LongFilm() {}

  /**
   * Makes a film, or skips the test.
   *
   * @param times how often the sample is in it: each is 12 seconds, and half a megabyte
   */
  static Path make(Path folder, int times) throws IOException, InterruptedException {
    Path film = folder.resolve("long.mp4");
    Process ffmpeg =
        new ProcessBuilder(
                Requirement.program("ffmpeg").toString(),
                "-v",
                "error",
                "-nostdin",
                "-stream_loop",
                Integer.toString(times - 1),
                "-i",
                Clips.SAMPLE.toString(),
                "-map",
                "0",
                "-c",
                "copy",
                film.toString())
            .inheritIO()
            .start();
    assertThat(ffmpeg.waitFor()).isZero();
    return film;
  }
}
