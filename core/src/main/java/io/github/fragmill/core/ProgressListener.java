package io.github.fragmill.core;

/** Hears how far a packaging run is. */
@FunctionalInterface
public interface ProgressListener {

  /** Called after each segment, by one thread at a time; the values never go back. */
  void onProgress(Progress progress);
}
