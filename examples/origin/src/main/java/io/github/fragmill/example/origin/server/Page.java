package io.github.fragmill.example.origin.server;

import java.util.Optional;

/** Port: what is answered beside titles. Thread-safe. */
@FunctionalInterface
public interface Page {

  /** Takes no path. */
  Page NONE = (path, query) -> Optional.empty();

  /**
   * Answers a request, or leaves it to others.
   *
   * @param path as it was sent
   * @param query as it was sent, or empty
   */
  Optional<Answer> answer(String path, Optional<String> query);
}
