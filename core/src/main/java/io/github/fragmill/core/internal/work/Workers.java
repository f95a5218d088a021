package io.github.fragmill.core.internal.work;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.PackagingCancelledException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs steps on several threads. Steps begin in ascending order. When one fails, no other begins,
 * those that wait are released, and the failure of the first step that has failed is thrown after
 * all threads are idle. Immutable and thread-safe.
 *
 * @param executor runs the threads' work; must run at least one task at once while the caller waits
 * @param threads how many steps run at once at most, 1 or more
 */
public record Workers(Executor executor, int threads) {

  private static final int INTERRUPTED = -1;

  /** What is done for one index. */
  @FunctionalInterface
  public interface Step {
    void run(int index) throws IOException;
  }

  /**
   * Returns workers on daemon threads of their own, which end soon after they have no more work.
   */
  public static Workers ofOwnThreads(int threads) {
    return new Workers(new DaemonThreads(), threads);
  }

  /**
   * Runs a step for each index from 0 to {@code count} - 1.
   *
   * @param work named in the failure when the caller is interrupted
   * @param release called when a step fails, with its index, or with -1 when the caller is
   *     interrupted; lets the other steps end soon, those that wait with a {@link
   *     CancellationException}
   * @throws FragmillException the failure of the step with the lowest index; an {@code IOException}
   *     of another type as an {@link OutputException}
   */
  public void run(Work work, int count, Step step, IntConsumer release) throws FragmillException {
    Loop loop = new Loop(count, step, release);
    List<FutureTask<?>> tasks = new ArrayList<>();
    for (int worker = 0; worker < Math.min(threads, count); worker++) {
      FutureTask<?> task = new FutureTask<>(loop, null);
      try {
        executor.execute(task);
      } catch (RejectedExecutionException e) {
        if (tasks.isEmpty()) {
          throw e;
        }
        break; // a full executor; those that it took do all the work
      }
      tasks.add(task);
    }
    boolean isInterrupted = false;
    for (FutureTask<?> task : tasks) {
      isInterrupted |= await(task, loop);
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException(work.name() + " was interrupted");
    }
    loop.throwFailure();
  }

  /** Waits for a task, also when interrupted: nothing may be written after the clean-up. */
  private static boolean await(FutureTask<?> task, Loop loop) {
    boolean isInterrupted = false;
    while (true) {
      try {
        task.get();
        return isInterrupted;
      } catch (ExecutionException e) {
        throw new IllegalStateException("a loop keeps its failures", e);
      } catch (InterruptedException e) {
        isInterrupted = true;
        loop.stop(INTERRUPTED);
      }
    }
  }

  /** The steps of one run; each thread takes the next one. */
  private static final class Loop implements Runnable {

    private final int count;
    private final Step step;
    private final IntConsumer release;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private int failedIndex = Integer.MAX_VALUE;
    private Throwable failure = new CancellationException();

    Loop(int count, Step step, IntConsumer release) {
      this.count = count;
      this.step = step;
      this.release = release;
    }

    @Override
    public void run() {
      for (int index = next.getAndIncrement();
          index < count && !stopped.get();
          index = next.getAndIncrement()) {
        try {
          step.run(index);
        } catch (IOException | RuntimeException | Error e) {
          failed(index, e);
        }
      }
    }

    void stop(int cause) {
      stopped.set(true);
      release.accept(cause);
    }

    private void failed(int index, Throwable e) {
      synchronized (this) {
        // A step that was released says so; its cause is the failure of another step.
        boolean isConsequence =
            e instanceof CancellationException && failedIndex != Integer.MAX_VALUE;
        if (!isConsequence && (index < failedIndex || failure instanceof CancellationException)) {
          failedIndex = index;
          failure = e;
        }
      }
      stop(index);
    }

    void throwFailure() throws FragmillException {
      Throwable first;
      synchronized (this) {
        if (failedIndex == Integer.MAX_VALUE) {
          return;
        }
        first = failure;
      }
      if (first instanceof FragmillException e) {
        throw e;
      }
      if (first instanceof IOException e) {
        throw OutputException.of("cannot write the output", e);
      }
      if (first instanceof RuntimeException e) {
        throw e;
      }
      throw (Error) first;
    }
  }

  /** A daemon thread for each task that finds no idle one. */
  private static final class DaemonThreads implements Executor {

    private static final int IDLE_SECONDS = 2;

    private final ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "fragmill");
              thread.setDaemon(true);
              return thread;
            });

    @Override
    public void execute(Runnable task) {
      pool.execute(task);
    }
  }
}
