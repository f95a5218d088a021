package io.github.fragmill.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Keeps {@code --overwrite} from deleting what nobody meant. */
final class OutputFolder {

  private OutputFolder() {}

  /**
   * Checks that replacing a folder does not delete an input, the working directory or the home of
   * the user.
   *
   * @throws UsageException when it would
   */
  static void requireReplaceable(Path folder, List<Path> inputs) {
    for (Path input : inputs) {
      requireOutside(folder, input);
    }
    requireOutside(folder, Path.of(""));
    requireOutside(folder, Path.of(System.getProperty("user.home", "")));
  }

  private static void requireOutside(Path folder, Path precious) {
    if (real(precious).startsWith(real(folder))) {
      throw new UsageException(
          "--overwrite would delete "
              + precious.toAbsolutePath()
              + ", which is in "
              + folder
              + "; choose another --out");
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize(); // not there yet
    }
  }
}
