package io.github.fragmill.integration.tools;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where clips that were made and answers that reference tools gave are kept for other runs of the
 * tests, on another JDK for example. The system property {@code fragmill.reuse} or the environment
 * variable {@code FRAGMILL_REUSE} names the directory; without it nothing is kept beyond a build.
 * It must not outlive the tools: an answer holds for the versions that gave it.
 */
public final class Reuse {

  private Reuse() {}

  /** Returns the directory; empty when nothing is kept. */
  public static Optional<Path> directory() {
    return Requirement.setting("fragmill.reuse", "FRAGMILL_REUSE")
        .map(Path::of)
        .map(Path::toAbsolutePath);
  }
}
