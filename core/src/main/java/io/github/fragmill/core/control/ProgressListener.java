package io.github.fragmill.core.control;

/** Receives progress updates of a packaging run. */
@FunctionalInterface
public interface ProgressListener {

  /** Called after each segment, by one thread at a time; the values never go back. */
  void onProgress(Progress progress);
}
