package io.github.fragmill.integration.clips;

import io.github.fragmill.integration.tools.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Clips and schemas from outside of the project, in the directory that the system property {@code
 * fragmill.shared} or the environment variable {@code FRAGMILL_SHARED} names.
 */
public final class SharedMedia {

  private SharedMedia() {}

  /** Returns a clip, or skips the test where there is no such directory. */
  public static Path clip(String name) {
    return directory().resolve(name);
  }

  /** Returns the directory of clips, or skips the test where there is none. */
  public static Path directory() {
    Optional<Path> found =
        Requirement.setting("fragmill.shared", "FRAGMILL_SHARED")
            .map(path -> Path.of(path, "media"))
            .filter(Files::isDirectory);
    return Requirement.require(found, "no media/ in -Dfragmill.shared or FRAGMILL_SHARED");
  }
}
