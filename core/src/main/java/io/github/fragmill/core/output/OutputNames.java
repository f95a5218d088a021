package io.github.fragmill.core.output;

import java.io.IOException;

/** Keeps names inside the output. */
final class OutputNames {

  private OutputNames() {}

  /**
   * Checks that a name is a relative path with {@code /} whose parts are plain file names.
   *
   * @throws IOException when it is not
   */
  static void requirePlain(String name) throws IOException {
    for (String part : name.split("/", -1)) {
      boolean isPlain =
          !part.isEmpty()
              && !part.equals(".")
              && !part.equals("..")
              && part.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':');
      if (!isPlain) {
        throw new IOException("not a plain relative name: " + name);
      }
    }
  }
}
