package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads the movie boxes of several sources at once. Single-use. */
final class SourceMovies {

  private static final String WORK = "planning";

  private final Settings settings;
  private final MemoryBudget budget;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * @param budget for all that is kept of the sources
   */
  SourceMovies(Settings settings, MemoryBudget budget) {
    this.settings = settings;
    this.budget = budget;
  }

  /**
   * Returns the movies in the order of the sources. When several cannot be read, the failure of the
   * first of them is thrown, whichever came first. No thread reads on afterwards.
   */
  List<Movie> read(List<Source> sources) throws FragmillException {
    if (sources.size() == 1 || settings.threads() == 1) {
      List<Movie> movies = new ArrayList<>();
      for (Source source : sources) {
        settings.cancellation().check(WORK);
        movies.add(read(source));
      }
      return movies;
    }
    ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.min(settings.threads(), sources.size()),
            task -> {
              Thread thread = new Thread(task, "fragmill-read");
              thread.setDaemon(true);
              return thread;
            });
    List<Future<Movie>> tasks = new ArrayList<>();
    try {
      for (Source source : sources) {
        tasks.add(executor.submit(() -> read(source)));
      }
      List<Movie> movies = new ArrayList<>();
      for (Future<Movie> task : tasks) {
        movies.add(await(task));
      }
      return movies;
    } finally {
      stopped.set(true);
      tasks.forEach(SourceMovies::awaitEnd);
      executor.shutdown();
    }
  }

  /** Reads one, unless it is told to stop. */
  private Movie read(Source source) throws FragmillException {
    Source stoppable =
        new StoppableSource(
            source, WORK, () -> stopped.get() || settings.cancellation().isCancelled());
    return Movie.read(stoppable, settings.limits(), budget).of(source);
  }

  private Movie await(Future<Movie> task) throws FragmillException {
    try {
      // A task that is done already is handed out without a look at the status.
      settings.cancellation().check(WORK);
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException(WORK + " was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FragmillException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Waits until a task is over, also when interrupted. What became of it is known already. */
  private static void awaitEnd(Future<Movie> task) {
    boolean interrupted = false;
    while (true) {
      try {
        task.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
