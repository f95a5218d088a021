package io.github.fragmill.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes many objects visible, several at once: each is a round trip. */
final class Appearance {

  private static final int MAX_AT_ONCE = 16;

  private Appearance() {}

  /** Returns when all are visible, or throws when one cannot be and no request is on its way. */
  static void ofAll(List<S3Sink> sinks) throws IOException {
    if (sinks.isEmpty()) {
      return;
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(MAX_AT_ONCE, sinks.size()),
            task -> {
              Thread thread = new Thread(task, "fragmill completes uploads");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> all = new ArrayList<>();
      for (S3Sink sink : sinks) {
        all.add(
            threads.submit(
                () -> {
                  sink.appear();
                  return null;
                }));
      }
      IOException failure = null;
      for (Future<?> each : all) {
        try {
          each.get();
        } catch (ExecutionException e) {
          threads.shutdown();
          if (!(e.getCause() instanceof IOException cause)) {
            throw new IllegalStateException(e.getCause());
          }
          failure = failure == null ? cause : failure;
        }
      }
      if (failure != null) {
        throw failure;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("completing uploads was interrupted");
    } finally {
      threads.shutdownNow();
    }
  }
}
