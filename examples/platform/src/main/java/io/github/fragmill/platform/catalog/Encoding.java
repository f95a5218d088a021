package io.github.fragmill.platform.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * A task of encoding: a film of the input storage becomes a ladder, and is packaged. Immutable.
 *
 * @param taskId the name of the task in the programming interface
 * @param videoFilename the film, in the input storage
 * @param callbackUrl receives the result
 * @param packagingId the packaging; empty until there is one
 * @param hasHls whether HLS playlists are among the files of the packaging
 */
public record Encoding(
    String taskId,
    String videoFilename,
    Optional<String> callbackUrl,
    PackagingOptions options,
    Optional<Long> packagingId,
    boolean hasHls,
    State state,
    Optional<String> failure,
    Instant createdAt,
    Optional<Instant> finishedAt) {

  /** Returns whether the film is still to be encoded. */
  public boolean isWaiting() {
    return state == State.PROCESSING && packagingId.isEmpty();
  }

  /** The state of a task. */
  public enum State {
    PROCESSING("processing"),
    COMPLETED("completed"),
    FAILED("failed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** Returns the name of the state in the programming interface. */
    public String word() {
      return word;
    }
  }
}
