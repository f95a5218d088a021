package io.github.fragmill.cli.command;

import io.github.fragmill.cli.option.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Keeps {@code --overwrite} from deleting files that are not output. */
final class OutputFolder {

  private OutputFolder() {}

  /**
   * Checks that replacing a folder deletes neither an input nor the working directory nor the
   * user's home.
   *
   * @throws UsageException if it does
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
      return path.toAbsolutePath().normalize(); // The path does not exist yet.
    }
  }
}
