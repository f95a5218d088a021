package io.github.fragmill.cli.option;

import io.github.fragmill.core.error.FragmillException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text file in UTF-8 with a key on each line; {@code #} starts a comment. Messages give the
 * number of a line, never its text.
 */
final class KeyFile {

  private KeyFile() {}

  /**
   * Reads a file.
   *
   * @param option the option that names the file, for messages
   * @throws UsageException if other users may read or change the file, or it is not a text with
   *     keys
   * @throws FragmillException if the file cannot be read
   */
  static List<GivenKey> read(String option, Path file) throws FragmillException {
    return keys(option + " " + file, PrivateFile.readText(option, file));
  }

  private static List<GivenKey> keys(String place, String text) {
    List<GivenKey> keys = new ArrayList<>();
    String[] lines = text.split("\\R", -1);
    for (int index = 0; index < lines.length; index++) {
      int comment = lines[index].indexOf('#');
      String key = (comment < 0 ? lines[index] : lines[index].substring(0, comment)).strip();
      if (!key.isEmpty()) {
        keys.add(new GivenKey(place + " (line " + (index + 1) + ")", key));
      }
    }
    if (keys.isEmpty()) {
      throw new UsageException(place + ": expected a key on each line, found none");
    }
    return keys;
  }
}
