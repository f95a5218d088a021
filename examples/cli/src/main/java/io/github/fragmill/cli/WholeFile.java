package io.github.fragmill.cli;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a file that is either complete or not there. */
final class WholeFile {

  private WholeFile() {}

  /** Writes the content. */
  @FunctionalInterface
  interface Content {
    void writeTo(WritableByteChannel channel) throws FragmillException;
  }

  /**
   * Writes a file under another name beside the one it gets when it is complete.
   *
   * @param inputs which must not be replaced, for they are read meanwhile
   * @throws UsageException when the file is one of the inputs
   */
  static void write(Path file, boolean overwrite, List<Path> inputs, Content content)
      throws FragmillException {
    Path target = file.toAbsolutePath().normalize();
    for (Path input : inputs) {
      if (isSame(input, target)) {
        throw new UsageException("--out: " + file + " is an input");
      }
    }
    try {
      requireFree(file, target, overwrite);
      try (UnfinishedFile unfinished = UnfinishedFile.begin(target)) {
        content.writeTo(unfinished.channel());
        requireFree(file, target, overwrite);
        unfinished.complete();
      }
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw OutputException.of("cannot write " + file, e);
    }
  }

  private static void requireFree(Path file, Path target, boolean overwrite)
      throws OutputException {
    if (!overwrite && Files.exists(target)) {
      throw new OutputException(file + ": it exists already; --overwrite replaces it");
    }
  }

  private static boolean isSame(Path input, Path target) {
    try {
      return Files.isSameFile(input, target);
    } catch (IOException e) {
      return false; // one of them is not there
    }
  }
}
