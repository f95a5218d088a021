package io.github.fragmill.s3;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A connection to an S3 server, Amazon's or another one. It bounds how long it waits for a
 * connection (10 seconds) and for the next bytes (30 seconds), and sends requests again that failed
 * for a reason that may pass. Thread-safe; stays open as long as its buckets are used.
 */
public final class S3Connection implements AutoCloseable {

  private final S3Client client;
  private final boolean isOurs;

  private S3Connection(S3Client client, boolean isOurs) {
    this.client = client;
    this.isOurs = isOurs;
  }

  /**
   * Opens a connection. Credentials are found as Amazon's tools find them: environment, profile, or
   * the machine it runs on.
   *
   * @param endpoint the server; empty for Amazon's
   * @param isPathStyle whether buckets are in paths, as most other servers have them, or in hosts
   */
  public static S3Connection open(Optional<URI> endpoint, String region, boolean isPathStyle) {
    return new S3Connection(
        S3Clients.builder(endpoint, region, isPathStyle).build(), /* isOurs= */ true);
  }

  /**
   * Opens a connection to Amazon's server of a region, as {@link #open(Optional, String, boolean)}
   * does.
   */
  public static S3Connection open(String region) {
    return open(Optional.empty(), region, /* isPathStyle= */ false);
  }

  /**
   * Returns a connection of an application's own client, whose time-outs, retries and credentials
   * apply.
   *
   * @param client stays open: {@link #close} leaves it to its owner
   */
  public static S3Connection of(S3Client client) {
    return new S3Connection(client, /* isOurs= */ false);
  }

  /**
   * Returns a bucket, which must be there. Sends no request.
   *
   * @throws IllegalArgumentException when it cannot be the name of one
   */
  public S3Bucket bucket(String name) {
    return new S3Bucket(new S3Calls(client, new S3Location(name, "").bucket()));
  }

  /** Returns an object as a source. Sends no request. */
  public S3Source source(S3Location location) {
    return bucket(location.bucket()).source(location.key());
  }

  /** Returns what is below a place as an output. Sends no request. */
  public S3Output output(S3Location location) {
    return bucket(location.bucket()).output(location.key());
  }

  /** Returns what is below a place as an output that several processes write. */
  public S3SharedOutput sharedOutput(S3Location location) {
    return bucket(location.bucket()).sharedOutput(location.key());
  }

  @Override
  public void close() {
    if (isOurs) {
      client.close();
    }
  }
}
