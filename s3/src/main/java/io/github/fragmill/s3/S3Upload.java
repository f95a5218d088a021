package io.github.fragmill.s3;

import java.time.Instant;
import java.util.Objects;

/**
 * An upload in parts that is neither completed nor aborted. Immutable.
 *
 * @param location of the object that it would become
 * @param id the server's name of the upload
 * @param begun when it was begun
 */
public record S3Upload(S3Location location, String id, Instant begun) {

  public S3Upload {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(begun, "begun");
  }
}
