package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory with a synthetic movie, for the time of a trial. It is made in {@code
 * java.io.tmpdir}, so that the caller chooses the disk.
 */
record TemporaryMovie(Path directory, Source source) {

  static TemporaryMovie ofSeconds(int seconds) throws IOException {
    Path directory = Files.createTempDirectory("fragmill-benchmark");
    Source source = SyntheticMovie.ofSeconds(seconds).writeTo(directory.resolve("movie.mp4"));
    return new TemporaryMovie(directory, source);
  }

  Path resolve(String name) {
    return directory.resolve(name);
  }

  void delete() throws IOException {
    DirectoryTree.delete(directory);
  }
}
