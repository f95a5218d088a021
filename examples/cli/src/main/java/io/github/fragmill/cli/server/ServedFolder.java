package io.github.fragmill.cli.server;

import io.github.fragmill.core.output.OutputNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that may be served: those in a folder, after all links are followed, but none whose
 * path has a hidden name in it. The folder may be a link, which is followed anew each time: an
 * output that is replaced while it is served is then another folder.
 *
 * @param directory the folder, or a link to it
 */
record ServedFolder(Path directory) {

  /**
   * Finds a file.
   *
   * @param urlPath the decoded path of the request, which begins with a slash
   * @return the file, or empty when there is none inside the folder
   */
  Optional<Path> find(String urlPath) {
    String name = urlPath.substring(1);
    if (!OutputNames.isPlain(name) || name.startsWith(".") || name.contains("/.")) {
      return Optional.empty();
    }
    try {
      // Real paths have no dots and no links, so what begins with the root is inside it.
      Path root = directory.toRealPath();
      Path file = root.resolve(name).toRealPath();
      return Optional.of(file).filter(it -> it.startsWith(root) && Files.isRegularFile(it));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
