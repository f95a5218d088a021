package io.github.fragmill.cli.command;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the work of this thread when the JVM is asked to end, for example by Ctrl-C, and waits
 * until the work has deleted its unfinished output.
 */
final class CancelOnExit {

  /** The work to interrupt. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  private static final int MAX_WAIT_SECONDS = 10;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::cancel, "fragmill-cancel");

  private CancelOnExit() {}

  /** Runs work on this thread. */
  static void during(Work work) throws IOException {
    CancelOnExit cancel = new CancelOnExit();
    Runtime.getRuntime().addShutdownHook(cancel.hook);
    try {
      work.run();
    } finally {
      cancel.end();
    }
  }

  private void cancel() {
    worker.interrupt();
    try {
      boolean unused = ended.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    ended.countDown();
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down; the hook no longer waits.
    }
  }
}
