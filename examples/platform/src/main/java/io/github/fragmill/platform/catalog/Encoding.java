package io.github.fragmill.platform.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * A task of encoding: a film of the input storage becomes a ladder, and is packaged. Immutable.
 *
 * @param taskId names it outside
 * @param videoFilename the film, in the input storage
 * @param callbackUrl who is told of the result
 * @param packagingId the packaging, once there is one
 */
public record Encoding(
    String taskId,
    String videoFilename,
    Optional<String> callbackUrl,
    PackagingOptions options,
    Optional<Long> packagingId,
    State state,
    Optional<String> failure,
    Instant createdAt,
    Optional<Instant> finishedAt) {

  /** Tells whether there is still a title to be made for it. */
  public boolean isWaiting() {
    return state == State.PROCESSING && packagingId.isEmpty();
  }

  /** How far a task is. */
  public enum State {
    PROCESSING("processing"),
    COMPLETED("completed"),
    FAILED("failed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** Returns what the state is called outside. */
    public String word() {
      return word;
    }
  }
}
