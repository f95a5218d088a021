package io.github.fragmill.cli.server;

import io.github.fragmill.core.output.OutputNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that may be served: those in a folder after all links are followed, except those with a
 * hidden name in their path. If the folder is a link, each request follows it again, so that a
 * replaced output is served from then on.
 *
 * @param directory the folder, or a link to it
 */
record ServedFolder(Path directory) {

  /**
   * Finds a file.
   *
   * @param urlPath the decoded path of the request, with a leading slash
   * @return the file, or empty if it is not in the folder
   */
  Optional<Path> find(String urlPath) {
    String name = urlPath.substring(1);
    if (!OutputNames.isPlain(name) || name.startsWith(".") || name.contains("/.")) {
      return Optional.empty();
    }
    try {
      // Real paths have no dots and links, so a path that starts with the root is inside of it.
      Path root = directory.toRealPath();
      Path file = root.resolve(name).toRealPath();
      return Optional.of(file).filter(it -> it.startsWith(root) && Files.isRegularFile(it));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
