package io.github.fragmill.core.source.ranged;

import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the head of a response says, before its body is read. Immutable.
 *
 * @param status of HTTP
 * @param contentRange the field {@code Content-Range}
 * @param bodyBytes the field {@code Content-Length}
 * @param validator what identifies the version: a strong entity tag, or else {@code Last-Modified}
 */
public record RangeAnswer(
    int status, Optional<String> contentRange, OptionalLong bodyBytes, Optional<String> validator) {

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  public RangeAnswer {
    Objects.requireNonNull(contentRange, "contentRange");
    Objects.requireNonNull(bodyBytes, "bodyBytes");
    Objects.requireNonNull(validator, "validator");
  }

  /**
   * Checks the answer to a request for the beginning of an object.
   *
   * @param name of the object, for messages
   * @param maxBytes how many bytes were asked for
   * @return what the object is; the body has its first bytes, as many as were asked for and are
   *     there
   * @throws io.github.fragmill.core.error.SourceException when the answer is not what was asked for
   * @throws IOException when another try may help
   */
  public SourceStamp requireFirst(String name, int maxBytes) throws IOException {
    Optional<ContentRange> found = contentRange.flatMap(ContentRange::parse);
    boolean isEmptyRange =
        status == RANGE_NOT_SATISFIABLE && found.isPresent() && found.get().sizeBytes() == 0;
    if (isEmptyRange || (status == OK && bodyBytes.orElse(-1) == 0)) {
      return new SourceStamp(0, validator);
    }
    if (status != PARTIAL_CONTENT) {
      throw RangeFailure.ofStatus(name, status);
    }
    long sizeBytes = found.map(ContentRange::sizeBytes).orElse(0L);
    requireRange(name, found, 0, Math.min(maxBytes, sizeBytes));
    if (validator.isEmpty()) {
      throw RangeFailure.cannotRead(
          name,
          "the server gives neither a strong entity tag nor a time of the last change, so that a"
              + " change could not be noticed");
    }
    return new SourceStamp(sizeBytes, validator);
  }

  /**
   * Checks the answer to a request for a range.
   *
   * @param name of the object, for messages
   * @param stamp of the version that was asked for
   * @throws io.github.fragmill.core.error.SourceException when the answer is not what was asked
   *     for, or the object has changed
   * @throws IOException when another try may help
   */
  public void require(String name, SourceStamp stamp, long positionBytes, int bytes)
      throws IOException {
    if (status != PARTIAL_CONTENT) {
      boolean isChanged = status == OK && !validator.equals(stamp.validator());
      throw isChanged ? RangeFailure.changed(name) : RangeFailure.ofStatus(name, status);
    }
    Optional<ContentRange> found = contentRange.flatMap(ContentRange::parse);
    boolean hasSize = found.isPresent() && found.get().sizeBytes() != stamp.sizeBytes();
    if (hasSize || !validator.equals(stamp.validator())) {
      throw RangeFailure.changed(name);
    }
    requireRange(name, found, positionBytes, bytes);
  }

  private void requireRange(
      String name, Optional<ContentRange> found, long positionBytes, long bytes)
      throws IOException {
    boolean isRange = found.isPresent() && found.get().isRange(positionBytes, bytes);
    if (!isRange || bodyBytes.orElse(bytes) != bytes) {
      throw RangeFailure.cannotRead(
          name,
          "expected "
              + bytes
              + " bytes from "
              + positionBytes
              + " on, found Content-Range "
              + contentRange.orElse("missing")
              + " and Content-Length "
              + (bodyBytes.isPresent() ? bodyBytes.getAsLong() : "missing"));
    }
  }
}
