package io.github.fragmill.example.spark;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does something for many elements, several at once: each is a few round trips. */
final class AtOnce {

  private static final int THREADS = 16;

  private AtOnce() {}

  static <T> void forEach(List<T> elements, PartitionResults.Consumer<T> action)
      throws IOException {
    if (elements.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, elements.size()));
    try {
      List<Future<?>> all = new ArrayList<>();
      for (T element : elements) {
        all.add(
            threads.submit(
                () -> {
                  action.take(element);
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      threads.shutdownNow();
    }
  }
}
