package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the movie boxes of several sources at once. */
final class SourceMovies {

  private SourceMovies() {}

  /**
   * Returns the movies in the order of the sources. When several cannot be read, the failure of the
   * first of them is thrown, whichever came first.
   */
  static List<Movie> read(List<Source> sources, Limits limits, int threads)
      throws FragmillException {
    if (sources.size() == 1 || threads == 1) {
      List<Movie> movies = new ArrayList<>();
      for (Source source : sources) {
        movies.add(Movie.read(source, limits));
      }
      return movies;
    }
    ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.min(threads, sources.size()),
            task -> {
              Thread thread = new Thread(task, "fragmill-read");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Movie>> tasks = new ArrayList<>();
      for (Source source : sources) {
        tasks.add(executor.submit(() -> Movie.read(source, limits)));
      }
      List<Movie> movies = new ArrayList<>();
      for (Future<Movie> task : tasks) {
        movies.add(await(task));
      }
      return movies;
    } finally {
      executor.shutdownNow();
    }
  }

  private static Movie await(Future<Movie> task) throws FragmillException {
    try {
      if (Thread.interrupted()) {
        // A task that is done already is handed out without a look at the status.
        throw new InterruptedException("before the sources were read");
      }
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException("planning was interrupted", e);
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
}
