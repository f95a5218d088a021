package io.github.fragmill.integration.clips;

import java.nio.file.Path;

/** The clip that comes with the project, so that tests without any tool have something to read. */
public final class BundledClip {

  private BundledClip() {}

  /** Returns its file: H.264 and AAC. */
  public static Path file() {
    return Path.of("..", "examples", "media", "sample.mp4").toAbsolutePath().normalize();
  }
}
