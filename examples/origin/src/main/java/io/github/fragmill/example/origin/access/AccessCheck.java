package io.github.fragmill.example.origin.access;

import io.github.fragmill.origin.OriginRequest;

/** Port: decides whether a request for a file of a title is answered. Thread-safe. */
@FunctionalInterface
public interface AccessCheck {

  /** Allows everything. */
  AccessCheck OPEN = Access::allowed;

  /** Looks at a request. */
  Access check(OriginRequest request);

  /** Returns the path of a request as it may be logged, without what gives access. */
  default String loggedPath(String rawPath) {
    return rawPath;
  }

  /** Returns whether a page may list the titles for everybody. */
  default boolean isOpen() {
    return true;
  }
}
