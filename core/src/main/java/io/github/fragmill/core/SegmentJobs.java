package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.internal.destination.RenditionTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a step for every segment of every rendition on several threads. Segments are begun in order,
 * one rendition after the other. When one fails, no other is begun, those that wait are let go, and
 * the first failure is thrown when all threads have come to rest.
 */
final class SegmentJobs {

  /** What is done for a segment. */
  @FunctionalInterface
  interface Step {
    void run(int rendition, int segment) throws IOException;
  }

  /** What a thread does once. */
  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }

  private final int[] segmentCounts;
  private final int threads;
  private final List<RenditionTarget> targets;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * @param targets told when the run is cancelled
   */
  SegmentJobs(List<RenditionPlan> renditions, int threads, List<RenditionTarget> targets) {
    this.segmentCounts = renditions.stream().mapToInt(RenditionPlan::segmentCount).toArray();
    this.threads = threads;
    this.targets = targets;
  }

  /**
   * @param alongside runs once on one of the threads, while the others begin with the segments
   */
  void run(Step step, Task alongside) throws FragmillException {
    ExecutorService executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "fragmill");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> tasks = new ArrayList<>();
      tasks.add(executor.submit(stoppingOthers(alongside)));
      for (int worker = 0; worker < threads; worker++) {
        tasks.add(executor.submit(stoppingOthers(() -> work(step))));
      }
      await(tasks);
    } finally {
      executor.shutdown();
    }
  }

  private void work(Step step) throws IOException {
    for (int job = next.getAndIncrement(); !stopped.get(); job = next.getAndIncrement()) {
      int rendition = 0;
      while (rendition < segmentCounts.length && job >= segmentCounts[rendition]) {
        job -= segmentCounts[rendition++];
      }
      if (rendition == segmentCounts.length) {
        return;
      }
      step.run(rendition, job);
    }
  }

  private Callable<Void> stoppingOthers(Task task) {
    return () -> {
      try {
        task.run();
        return null;
      } catch (IOException | RuntimeException | Error e) {
        stop();
        throw e;
      }
    };
  }

  private void stop() {
    stopped.set(true);
    targets.forEach(RenditionTarget::cancel);
  }

  /** Waits for all threads, also when interrupted: nobody may write behind a clean-up. */
  private void await(List<Future<?>> tasks) throws FragmillException {
    List<Throwable> failures = new ArrayList<>();
    List<InterruptedException> interrupts = new ArrayList<>();
    for (Future<?> task : tasks) {
      awaitOne(task, failures, interrupts);
    }
    if (!interrupts.isEmpty()) {
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException("packaging was interrupted", interrupts.get(0));
    }
    // Threads that were let go say so; the cause is the failure that let them go.
    failures.removeIf(failure -> failure instanceof CancellationException);
    if (!failures.isEmpty()) {
      throw asFragmill(failures.get(0));
    }
  }

  private void awaitOne(
      Future<?> task, List<Throwable> failures, List<InterruptedException> interrupts) {
    while (true) {
      try {
        task.get();
        return;
      } catch (ExecutionException e) {
        failures.add(e.getCause());
        return;
      } catch (InterruptedException e) {
        interrupts.add(e);
        stop();
      }
    }
  }

  private static FragmillException asFragmill(Throwable failure) {
    if (failure instanceof FragmillException typed) {
      return typed;
    }
    if (failure instanceof IOException e) {
      return OutputException.of("cannot write the output", e);
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    throw new IllegalStateException(failure);
  }
}
