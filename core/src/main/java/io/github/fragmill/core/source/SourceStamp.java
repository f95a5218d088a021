package io.github.fragmill.core.source;

import java.util.Objects;
import java.util.Optional;

/**
 * Identifies a source's content without reading it: the content of equal stamps is taken to be the
 * same. Immutable and thread-safe.
 *
 * @param sizeBytes the size in bytes, 0 or more
 * @param validator another property that changes with the content, for example a modification time
 *     or an entity tag; empty when there is none
 */
public record SourceStamp(long sizeBytes, Optional<String> validator) {

  public SourceStamp {
    Objects.requireNonNull(validator, "validator");
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes: expected 0 or more, found " + sizeBytes);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceStamp it
        && sizeBytes == it.sizeBytes
        && validator.equals(it.validator);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(sizeBytes) + validator.hashCode();
  }

  /** Returns the stamp of content of which only the size is known. */
  public static SourceStamp ofSize(long sizeBytes) {
    return new SourceStamp(sizeBytes, Optional.empty());
  }
}
