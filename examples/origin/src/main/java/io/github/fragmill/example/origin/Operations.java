package io.github.fragmill.example.origin;

import io.github.fragmill.example.origin.metrics.Metrics;
import io.github.fragmill.example.origin.server.Answer;
import io.github.fragmill.example.origin.server.Drain;
import io.github.fragmill.example.origin.server.Page;
import java.util.Optional;

/**
 * {@code /health} and {@code /metrics}, for those who operate the server, and other pages.
 *
 * @param others what is asked for the rest
 */
record Operations(Drain drain, Metrics metrics, Page others) implements Page {

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  @Override
  public Optional<Answer> answer(String path, Optional<String> query) {
    return switch (path) {
      case "/health" ->
          Optional.of(drain.isDraining() ? Answer.text(503, "stopping") : Answer.text(200, "ok"));
      case "/metrics" -> Optional.of(Answer.of(200, PROMETHEUS, metrics.scrape()));
      default -> others.answer(path, query);
    };
  }
}
