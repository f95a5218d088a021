package io.github.fragmill.cpix;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A crypto period of a document ({@code ContentKeyPeriod}). Immutable.
 *
 * @param id what filters name it by
 * @param index its number, which grows from period to period
 * @param label its name
 * @param start when it begins, of live content
 * @param end when it ends, of live content
 * @param startOffset when it begins to be presented, of files
 * @param endOffset when it ends, of files; a duration in a document is added to its start
 */
@CheckReturnValue
public record KeyPeriod(
    Optional<String> id,
    OptionalLong index,
    Optional<String> label,
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<Duration> startOffset,
    Optional<Duration> endOffset) {

  public KeyPeriod {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(index, "index");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(startOffset, "startOffset");
    Objects.requireNonNull(endOffset, "endOffset");
  }

  /** Makes a period with a number. */
  public static KeyPeriod of(String id, long index) {
    return new KeyPeriod(
        Optional.of(id),
        OptionalLong.of(index),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same with when it is presented. */
  public KeyPeriod withOffsets(Duration from, Duration to) {
    return new KeyPeriod(id, index, label, start, end, Optional.of(from), Optional.of(to));
  }
}
