package io.github.fragmill.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops the work of this thread when the JVM is asked to end, and waits until the work has cleaned
 * up behind itself: Ctrl-C leaves nothing half-made.
 */
final class CancelOnExit {

  /** What is watched over. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  private static final int PATIENCE_SECONDS = 10;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::cancel, "fragmill-cancel");

  private CancelOnExit() {}

  /** Runs work on this thread. */
  static void during(Work work) throws IOException {
    CancelOnExit watch = new CancelOnExit();
    Runtime.getRuntime().addShutdownHook(watch.hook);
    try {
      work.run();
    } finally {
      watch.end();
    }
  }

  private void cancel() {
    worker.interrupt();
    try {
      boolean unused = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    ended.countDown();
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is on its way down; the hook waits for nothing anymore.
    }
  }
}
