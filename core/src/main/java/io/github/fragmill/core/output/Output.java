package io.github.fragmill.core.output;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Port: where a presentation goes. A recipe, immutable and thread-safe; each run gets a transaction
 * of its own.
 */
@FunctionalInterface
public interface Output {

  /**
   * Begins a run.
   *
   * @throws IOException when nothing can be written there
   */
  OutputTransaction begin() throws IOException;

  /**
   * A directory that must not exist yet, or be empty. It appears under its name only when the
   * presentation is complete.
   */
  static DirectoryOutput directory(Path directory) {
    return new DirectoryOutput(directory, /* overwrite= */ false);
  }

  /** Memory; its files can be looked at when the run is complete. */
  static MemoryOutput memory() {
    return new MemoryOutput();
  }
}
