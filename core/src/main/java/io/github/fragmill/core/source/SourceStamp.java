package io.github.fragmill.core.source;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

/**
 * Identifies a source's content without reading it: the content of equal stamps is taken to be the
 * same. Immutable and thread-safe.
 *
 * @param sizeBytes the size in bytes, 0 or more
 * @param validator another property that changes with the content, the same wherever the content is
 *     read from: for example a modification time or an entity tag; empty when there is none
 * @param localId what else differs between contents, on one machine only, for example the file
 *     system's number of a file; empty when there is none
 */
public record SourceStamp(long sizeBytes, Optional<String> validator, Optional<String> localId) {

  public SourceStamp {
    Objects.requireNonNull(validator, "validator");
    Objects.requireNonNull(localId, "localId");
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes: expected 0 or more, found " + sizeBytes);
    }
  }

  /** Makes a stamp that says the same on all machines. */
  public SourceStamp(long sizeBytes, Optional<String> validator) {
    this(sizeBytes, validator, Optional.empty());
  }

  /** Returns the stamp of content of which only the size is known. */
  public static SourceStamp ofSize(long sizeBytes) {
    return new SourceStamp(sizeBytes, Optional.empty());
  }

  /** Returns what other machines can compare: the same without {@link #localId}. */
  @CheckReturnValue
  public SourceStamp withoutLocalId() {
    return new SourceStamp(sizeBytes, validator);
  }

  /**
   * Returns whether the content is taken to be the same: size and validator are equal, and so are
   * the local ids where both have one.
   */
  public boolean isSameContentAs(SourceStamp other) {
    boolean isSameHere =
        localId.isEmpty() || other.localId.isEmpty() || localId.equals(other.localId);
    return sizeBytes == other.sizeBytes && validator.equals(other.validator) && isSameHere;
  }

  // Written out, like hashCode: those that the JVM generates cost a short run 10 ms at first use.
  @Override
  public boolean equals(Object other) {
    return other instanceof SourceStamp it
        && sizeBytes == it.sizeBytes
        && validator.equals(it.validator)
        && localId.equals(it.localId);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(sizeBytes) + validator.hashCode()) + localId.hashCode();
  }
}
