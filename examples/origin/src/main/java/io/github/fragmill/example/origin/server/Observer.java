package io.github.fragmill.example.origin.server;

import java.time.Duration;

/** Port: learns what was answered. Thread-safe, and quick: it is called by the server's threads. */
public interface Observer {

  /**
   * A request was answered.
   *
   * @param path as it may be logged
   * @param status as it was sent
   * @param bytes of the body that were sent
   */
  record Exchange(
      String method, String path, int status, long bytes, Duration duration, String remote) {}

  /** A request was answered, or its connection ended. */
  void answered(Exchange exchange);

  /**
   * A title or a response failed.
   *
   * @param path as it may be logged
   */
  void failed(String path, int status, Throwable reason);
}
