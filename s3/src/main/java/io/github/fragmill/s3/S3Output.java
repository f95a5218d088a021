package io.github.fragmill.s3;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;

/**
 * A place in a bucket as an {@link Output}. Files are sent while they are written, as uploads that
 * nobody sees; the commit completes them, manifests last. So readers of a manifest find all that it
 * names. A run that fails leaves nothing; one that is killed leaves uploads, which {@link
 * #abortUploads} removes, and, if it was killed while it committed, media without a manifest.
 *
 * <p>There must be no object below the place, and only one run at a time may write there: each
 * presentation has a place of its own. Immutable and thread-safe.
 */
public final class S3Output implements Output {

  private final S3Calls calls;
  private final S3Location location;

  S3Output(S3Calls calls, S3Location location) {
    this.calls = calls;
    this.location = location;
  }

  /** Returns where the files go: their names follow it. */
  public S3Location location() {
    return location;
  }

  /**
   * Begins a run.
   *
   * @throws FileAlreadyExistsException when there is an object already
   * @throws IOException when the server does not answer
   */
  @Override
  public OutputTransaction begin() throws IOException {
    if (!new S3Objects(calls).isEmpty(location.prefix())) {
      throw new FileAlreadyExistsException(
          location.toString(), null, "there are objects already; choose another place");
    }
    return new S3Transaction(calls, location);
  }

  /**
   * Aborts uploads that killed runs have left below this place.
   *
   * @param before uploads that were begun at this time or later are left alone
   * @return how many were aborted
   * @throws IOException when the server does not answer
   */
  public int abortUploads(Instant before) throws IOException {
    return new S3Leftovers(calls).abortUploads(location.prefix(), before);
  }

  @Override
  public String toString() {
    return location.toString();
  }
}
