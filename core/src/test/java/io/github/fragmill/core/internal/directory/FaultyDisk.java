package io.github.fragmill.core.internal.directory;

import java.io.IOException;
import java.nio.file.Path;

/** Lets a number of steps succeed, and fails the next one, or that one and all after it. */
final class FaultyDisk implements Disk {

  private final int steps;
  private final boolean isForEver;
  private int done;

  /**
   * @param isForEver whether no step succeeds anymore, as if the process had been killed
   */
  FaultyDisk(int steps, boolean isForEver) {
    this.steps = steps;
    this.isForEver = isForEver;
  }

  /** Returns whether a step has failed. */
  boolean hasFailed() {
    return done > steps;
  }

  private void step() throws IOException {
    int step = done++;
    if (step == steps || (isForEver && step > steps)) {
      throw new IOException("step " + step + " was to fail");
    }
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    step();
    REAL.createDirectory(directory);
  }

  @Override
  public void createLink(Path link, Path target) throws IOException {
    step();
    REAL.createLink(link, target);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step();
    REAL.move(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    step();
    REAL.delete(path);
  }
}
