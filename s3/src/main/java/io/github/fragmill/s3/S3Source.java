package io.github.fragmill.s3;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.source.ranged.RangedReader;
import io.github.fragmill.core.source.ranged.RangedReading;
import java.util.Objects;
import java.util.Optional;

/**
 * An object in a bucket as a {@link Source}. Its location is {@code s3://BUCKET/KEY}, its stamp the
 * size and the entity tag. Every read asks for the version that was opened. Sources are equal when
 * their locations and stamps are. Immutable and thread-safe.
 */
@CheckReturnValue
public final class S3Source implements Source {

  private final S3Calls calls;
  private final S3Location location;
  private final Optional<SourceStamp> stamp;
  private final RangedReading reading;

  private S3Source(
      S3Calls calls, S3Location location, Optional<SourceStamp> stamp, RangedReading reading) {
    this.calls = calls;
    this.location = location;
    this.stamp = stamp;
    this.reading = reading;
  }

  static S3Source of(S3Calls calls, S3Location location) {
    return new S3Source(calls, location, Optional.empty(), RangedReading.standard());
  }

  /**
   * Returns the same as a version that is known, for example from a list or a saved plan: opening
   * it sends no request, and reading is refused when the bucket has another version.
   *
   * @param known with the entity tag as its validator
   */
  public S3Source withStamp(SourceStamp known) {
    if (known.validator().isEmpty()) {
      throw new IllegalArgumentException("known: expected a stamp with a validator");
    }
    return new S3Source(calls, location, Optional.of(known.withoutLocalId()), reading);
  }

  /** Returns the same with other retries, blocks and requests at once. */
  public S3Source withReading(RangedReading other) {
    return new S3Source(calls, location, stamp, Objects.requireNonNull(other, "other"));
  }

  /** Returns the last part of the key. */
  @Override
  public String name() {
    return location.fileName();
  }

  /** Returns {@code s3://BUCKET/KEY}, of which {@link S3Location#parse} makes a location again. */
  @Override
  public Optional<String> location() {
    return Optional.of(location.toString());
  }

  @Override
  public SourceReader open() throws SourceException {
    S3RangedObject object = new S3RangedObject(calls, location);
    return stamp.isPresent()
        ? RangedReader.open(object, reading, stamp.get())
        : RangedReader.open(object, reading);
  }

  /** Sends no request: reading is refused when the bucket has another version. */
  @Override
  public SourceReader open(SourceStamp known) throws SourceException {
    return known.validator().isPresent()
        ? RangedReader.open(new S3RangedObject(calls, location), reading, known.withoutLocalId())
        : open();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof S3Source it && location.equals(it.location) && stamp.equals(it.stamp);
  }

  @Override
  public int hashCode() {
    return 31 * location.hashCode() + stamp.hashCode();
  }

  @Override
  public String toString() {
    return location.toString();
  }
}
