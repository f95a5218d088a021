package io.github.fragmill.core.internal.destination;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Several targets that are closed together, also when one of them fails. Not thread-safe. */
public final class RenditionTargets implements Closeable {

  private final List<RenditionTarget> targets = new ArrayList<>();

  /** Adds a target, and returns it. */
  public RenditionTarget add(RenditionTarget target) {
    targets.add(target);
    return target;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (RenditionTarget target : targets) {
      try {
        target.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
