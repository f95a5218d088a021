package io.github.fragmill.benchmarks.compare;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The input: a movie of 1 GB and a clip of 2 MB, H.264 and AAC. ffmpeg makes them once; they stay
 * in the working directory.
 *
 * @param movie 400 seconds at 20 Mbit/s: 40 seconds, ten times, not encoded again
 * @param clip 4 seconds at 4 Mbit/s
 */
record TestFiles(Path movie, Path clip) {

  /** Finds the files in a directory, or makes them. */
  static TestFiles in(Path work) throws IOException, InterruptedException {
    TestFiles files = new TestFiles(work.resolve("movie.mp4"), work.resolve("clip.mp4"));
    if (!Files.exists(files.movie)) {
      Path scene = work.resolve("scene.mp4");
      encode(/* seconds= */ 40, /* megabits= */ 20, scene);
      Command repeated =
          ffmpeg().plus("-stream_loop", "9", "-i", scene.toString(), "-map", "0", "-c", "copy");
      make(repeated, files.movie);
      Files.delete(scene);
    }
    if (!Files.exists(files.clip)) {
      encode(/* seconds= */ 4, /* megabits= */ 4, files.clip);
    }
    return files;
  }

  /** Reads the files once, so that they are in the page cache. */
  void warm() throws IOException {
    for (Path file : new Path[] {movie, clip}) {
      try (InputStream input = Files.newInputStream(file)) {
        input.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private static void encode(int seconds, int megabits, Path file)
      throws IOException, InterruptedException {
    String rate = megabits + "M";
    Command command =
        ffmpeg()
            .plus("-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25,noise=alls=40:allf=t+u")
            .plus("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000")
            .plus("-t", Integer.toString(seconds))
            .plus("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
            .plus("-b:v", rate, "-minrate", rate, "-maxrate", rate, "-bufsize", rate)
            .plus("-g", "50", "-keyint_min", "50", "-sc_threshold", "0")
            .plus("-c:a", "aac", "-b:a", "128k");
    make(command, file);
  }

  private static Command ffmpeg() {
    return Command.of("ffmpeg", "-v", "error", "-nostdin", "-y");
  }

  private static void make(Command command, Path file) throws IOException, InterruptedException {
    // A name of its own until it is complete, so that a broken file is never taken for the input.
    Path part = file.resolveSibling("part-" + file.getFileName());
    command.plus(part.toString()).run(file.resolveSibling("ffmpeg.txt"));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
