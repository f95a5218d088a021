package io.github.fragmill.core.source.ranged;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that send requests beside the reading ones; they end when idle. Thread-safe. */
final class Helpers implements AutoCloseable {

  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor executor;

  /**
   * @param maxThreads at least 1
   */
  Helpers(String name, int maxThreads) {
    executor =
        new ThreadPoolExecutor(
            maxThreads,
            maxThreads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "fragmill reads " + name);
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  /** Begins a task as soon as a thread is free; never, when this is closed. */
  void begin(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // Whoever waits for a task runs it when nobody has begun it.
    }
  }

  /** Interrupts the requests that are on their way. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
