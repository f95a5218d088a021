package io.github.fragmill.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory that every run finds empty. */
record OutputDirectory(Path path) {

  /** Deletes everything that a run has left, and makes the directory anew. */
  void makeEmpty() throws IOException {
    delete();
    Files.createDirectories(path);
  }

  /** Deletes the directory, if it exists. */
  void delete() throws IOException {
    for (Path entry : entries()) {
      Files.delete(entry);
    }
  }

  /**
   * Checks that a run has written what it was given, since a tool that does less is no measure.
   *
   * @throws IOException when all files together are smaller than nine tenths of the input
   */
  void requireMediaOf(Path input) throws IOException {
    long bytes = 0;
    for (Path entry : entries()) {
      bytes += Files.isRegularFile(entry) ? Files.size(entry) : 0;
    }
    if (bytes < Files.size(input) / 10 * 9) {
      throw new IOException("expected about as much as " + input + ", found " + bytes + " bytes");
    }
  }

  /** Everything in the directory and itself, the deepest first. */
  private List<Path> entries() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(path)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
