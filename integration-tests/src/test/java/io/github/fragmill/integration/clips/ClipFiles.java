package io.github.fragmill.integration.clips;

import io.github.fragmill.integration.tools.Reuse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where clips of our own lie, which are made when they are needed first. */
final class ClipFiles {

  private ClipFiles() {}

  /** Makes a clip. */
  @FunctionalInterface
  interface Maker {

    void make(Path file) throws IOException, InterruptedException;
  }

  /**
   * Returns a clip's file.
   *
   * @param name of the file; one thread at a time asks for it
   */
  static Path get(String name, Maker maker) throws IOException, InterruptedException {
    Path kept = Reuse.directory().orElse(Path.of("target").toAbsolutePath());
    Path file = Files.createDirectories(kept.resolve("clips")).resolve(name);
    if (!Files.exists(file)) {
      Path unfinished = file.resolveSibling("unfinished-" + name);
      maker.make(unfinished);
      Files.move(unfinished, file);
    }
    return file;
  }
}
