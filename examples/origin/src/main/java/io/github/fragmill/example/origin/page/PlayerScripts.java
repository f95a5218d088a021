package io.github.fragmill.example.origin.page;

import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The scripts of Shaka Player and hls.js: those that npm has installed in a directory or in one
 * above it, or else their public addresses.
 *
 * @param directory where the search begins
 */
record PlayerScripts(Path directory) {

  /** A script of a player. */
  enum Script {
    SHAKA(
        "shaka-player",
        "5.2.12",
        "shaka-player.compiled.js",
        "sha384-dC+HTy8lAr0Y9PZngIX8OfKQQ3JnR04Xs2ut3jQ1jxUXT1TZ23BTbPbTjM2cj4H0"),
    HLS_JS(
        "hls.js",
        "1.7.4",
        "hls.min.js",
        "sha384-p9vgU/7IYJWd3I4STrtqxqR/2cAQlhIX7D/HrTnIMEjjcUox165b7se7sxmm3zDg");

    private final String project;
    private final String version;
    private final String fileName;
    private final String integrity;

    Script(String project, String version, String fileName, String integrity) {
      this.project = project;
      this.version = version;
      this.fileName = fileName;
      this.integrity = integrity;
    }

    /** Returns the name of the file. */
    String fileName() {
      return fileName;
    }

    /** Returns a hash of the script at its public address, for browsers. */
    String integrity() {
      return integrity;
    }

    /** Returns the public address. */
    String publicUrl() {
      return "https://cdn.jsdelivr.net/npm/" + project + "@" + version + "/dist/" + fileName;
    }

    private Path installed() {
      return Path.of("node_modules", project, "dist", fileName);
    }
  }

  /**
   * Returns a script that is installed.
   *
   * @throws SourceException when it cannot be read
   */
  Optional<byte[]> read(Script script) throws SourceException {
    Optional<Path> file = find(script);
    try {
      return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
    } catch (IOException e) {
      throw SourceException.of("cannot read " + file, e);
    }
  }

  private Optional<Path> find(Script script) {
    for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve(script.installed());
      if (Files.isReadable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
