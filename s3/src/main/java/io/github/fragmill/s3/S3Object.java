package io.github.fragmill.s3;

import io.github.fragmill.core.source.SourceStamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An object in a bucket, as the server describes it. Immutable.
 *
 * @param location where it is
 * @param sizeBytes 0 or more
 * @param tag the entity tag, with its quotation marks; empty where the server does not say it
 * @param lastModified when it was written
 */
public record S3Object(S3Location location, long sizeBytes, String tag, Instant lastModified) {

  public S3Object {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(lastModified, "lastModified");
  }

  /** Returns what identifies this version of the object. */
  public SourceStamp stamp() {
    return new SourceStamp(sizeBytes, Optional.of(tag).filter(it -> !it.isEmpty()));
  }
}
