package io.github.fragmill.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Calls of a client about one bucket, whose unchecked exceptions become checked ones. Immutable and
 * thread-safe.
 *
 * @param bucket its name
 */
record S3Calls(S3Client client, String bucket) {

  private static final int NOT_FOUND = 404;

  /** A call of the client. */
  @FunctionalInterface
  interface Call<T> {
    T run(S3Client client);
  }

  <T> T call(Call<T> call) throws IOException {
    try {
      return call.run(client);
    } catch (SdkException e) {
      throw failure(e);
    }
  }

  /** Returns empty when there is no such object or upload. */
  <T> Optional<T> find(Call<T> call) throws IOException {
    return call(
        it -> {
          try {
            return Optional.of(call.run(it));
          } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  IOException failure(SdkException cause) {
    if (cause instanceof AbortedException) {
      Thread.currentThread().interrupt();
    }
    return new IOException("bucket " + bucket + ": " + cause.getMessage(), cause);
  }

  /** Each try sends the bytes from the beginning, without a copy. */
  static RequestBody body(byte[] bytes, int count) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, count), count, "application/octet-stream");
  }
}
