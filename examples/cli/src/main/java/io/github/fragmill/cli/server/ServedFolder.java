package io.github.fragmill.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that may be served: those in a folder, after all links are followed.
 *
 * @param root the folder, with no link in its path
 */
record ServedFolder(Path root) {

  static ServedFolder of(Path directory) throws IOException {
    return new ServedFolder(directory.toRealPath());
  }

  /**
   * Finds a file.
   *
   * @param urlPath the decoded path of the request, which begins with a slash
   * @return the file, or empty when there is none inside the folder
   */
  Optional<Path> find(String urlPath) {
    try {
      // Real paths have no dots and no links, so what begins with the root is inside it.
      Path file = root.resolve(urlPath.substring(1)).toRealPath();
      return Optional.of(file).filter(it -> it.startsWith(root) && Files.isRegularFile(it));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
