package io.github.fragmill.cpix.speke;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.cpix.Cpix;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/**
 * Keeps answers for a time, so that planning a title again asks nobody. A title whose server is
 * slow holds up no other title. Failures are not kept. Thread-safe.
 */
final class AnswerCache {

  private final Duration lifetime;
  private final LongSupplier nanoTime;
  private final Map<TitleRequest, CompletableFuture<Kept>> answers = new HashMap<>();

  private record Kept(Cpix answer, long sinceNanos) {}

  /** Asks when there is no answer. */
  interface Question {
    Cpix ask() throws FragmillException;
  }

  AnswerCache(Duration lifetime, LongSupplier nanoTime) {
    this.lifetime = lifetime;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the answer to a request. Of several threads that want it, one asks; the others wait for
   * its answer or its failure.
   */
  Cpix get(TitleRequest request, Question question) throws FragmillException {
    while (true) {
      CompletableFuture<Kept> own = new CompletableFuture<>();
      CompletableFuture<Kept> found = findOrPut(request, own);
      if (found == own) {
        return ask(request, question, own);
      }
      try {
        return found.get().answer();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PackagingCancelledException("waiting for keys was interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof FragmillException failure
            && !(failure instanceof PackagingCancelledException)) {
          throw failure;
        }
        // The thread that asked was stopped, which says nothing of the server: this one asks.
      }
    }
  }

  private synchronized CompletableFuture<Kept> findOrPut(
      TitleRequest request, CompletableFuture<Kept> own) {
    long now = nanoTime.getAsLong();
    answers
        .values()
        .removeIf(it -> it.isDone() && now - it.join().sinceNanos() >= lifetime.toNanos());
    CompletableFuture<Kept> found = answers.putIfAbsent(request, own);
    return found == null ? own : found;
  }

  private Cpix ask(TitleRequest request, Question question, CompletableFuture<Kept> own)
      throws FragmillException {
    try {
      Cpix answer = question.ask();
      own.complete(new Kept(answer, nanoTime.getAsLong()));
      return answer;
    } catch (FragmillException | RuntimeException | Error e) {
      forget(request);
      own.completeExceptionally(e);
      throw e;
    }
  }

  private synchronized void forget(TitleRequest request) {
    answers.remove(request);
  }
}
