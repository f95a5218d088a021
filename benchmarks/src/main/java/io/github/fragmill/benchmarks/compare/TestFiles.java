package io.github.fragmill.benchmarks.compare;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The input: a movie of 1 GB and a clip of 2 MB, H.264 and AAC, and a movie of 5 GB if it is asked
 * for. ffmpeg makes them once; they stay in the working directory.
 *
 * @param movie 400 seconds at 20 Mbit/s: one scene, ten times, not encoded again
 * @param clip 4 seconds at 4 Mbit/s
 * @param longMovie the scene 50 times
 */
record TestFiles(Path movie, Path clip, Optional<Path> longMovie) {

  private static final int SCENE_SECONDS = 40;
  private static final int SCENES = 10;
  private static final int MOVIES_IN_LONG_MOVIE = 5;

  /** Finds the files in a directory, or makes them. */
  static TestFiles in(Path work, boolean withLongMovie) throws IOException, InterruptedException {
    Path movie = work.resolve("movie.mp4");
    if (!Files.exists(movie)) {
      Path scene = work.resolve("scene.mp4");
      encode(SCENE_SECONDS, /* megabits= */ 20, scene);
      repeat(scene, SCENES, movie);
      Files.delete(scene);
    }
    Path clip = work.resolve("clip.mp4");
    if (!Files.exists(clip)) {
      encode(/* seconds= */ 4, /* megabits= */ 4, clip);
    }
    Path longMovie = work.resolve("long-movie.mp4");
    if (withLongMovie && !Files.exists(longMovie)) {
      repeat(movie, MOVIES_IN_LONG_MOVIE, longMovie);
    }
    return new TestFiles(movie, clip, Optional.of(longMovie).filter(file -> withLongMovie));
  }

  private static void repeat(Path file, int times, Path longer)
      throws IOException, InterruptedException {
    Command command =
        ffmpeg()
            .plus("-stream_loop", Integer.toString(times - 1), "-i", file.toString())
            .plus("-map", "0", "-c", "copy");
    make(command, longer);
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
