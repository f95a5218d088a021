package io.github.fragmill.cpix.speke;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.cpix.Cpix;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Keeps answers for a time, so that planning a title again asks nobody. Thread-safe. */
final class AnswerCache {

  private final Duration lifetime;
  private final LongSupplier nanoTime;
  private final Map<TitleRequest, Kept> answers = new HashMap<>();

  private record Kept(Cpix answer, long sinceNanos) {}

  /** Asks when there is no answer. */
  interface Question {
    Cpix ask() throws FragmillException;
  }

  AnswerCache(Duration lifetime, LongSupplier nanoTime) {
    this.lifetime = lifetime;
    this.nanoTime = nanoTime;
  }

  /** Returns the answer to a request; of several threads, one asks, and the others wait. */
  synchronized Cpix get(TitleRequest request, Question question) throws FragmillException {
    long now = nanoTime.getAsLong();
    answers.values().removeIf(it -> now - it.sinceNanos >= lifetime.toNanos());
    Kept kept = answers.get(request);
    if (kept == null) {
      kept = new Kept(question.ask(), nanoTime.getAsLong());
      answers.put(request, kept);
    }
    return kept.answer;
  }
}
