package io.github.fragmill.example.origin.access;

import io.github.fragmill.origin.OriginRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a request is allowed.
 *
 * @param request what to answer, without what the check took from its path; empty when it is denied
 * @param maxAge how long caches may keep the answer at most, or empty when that does not matter
 */
public record Access(Optional<OriginRequest> request, Optional<Duration> maxAge) {

  /** The answer is 403. */
  public static final Access DENIED = new Access(Optional.empty(), Optional.empty());

  public Access {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(maxAge, "maxAge");
  }

  /** Allows a request. */
  public static Access allowed(OriginRequest request) {
    return new Access(Optional.of(request), Optional.empty());
  }
}
