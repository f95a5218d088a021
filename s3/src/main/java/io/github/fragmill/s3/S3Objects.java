package io.github.fragmill.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Requests about the objects of a bucket. Immutable and thread-safe.
 *
 * @param calls of the bucket
 */
record S3Objects(S3Calls calls) {

  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  private String bucket() {
    return calls.bucket();
  }

  Optional<S3Object> find(String key) throws IOException {
    return calls
        .find(client -> client.headObject(request -> request.bucket(bucket()).key(key)))
        .map(it -> object(key, it.contentLength(), it.eTag(), it.lastModified()));
  }

  /** Returns the content of a small object. */
  Optional<byte[]> bytes(String key) throws IOException {
    return calls.find(
        client ->
            client.getObjectAsBytes(request -> request.bucket(bucket()).key(key)).asByteArray());
  }

  void put(String key, byte[] content) throws IOException {
    calls.call(
        client ->
            client.putObject(
                request -> request.bucket(bucket()).key(key),
                S3Calls.body(content, content.length)));
  }

  /**
   * @throws FileAlreadyExistsException when it exists
   */
  void putNew(String key, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      calls
          .client()
          .putObject(
              request -> request.bucket(bucket()).key(key).ifNoneMatch("*"),
              S3Calls.body(bytes, bytes.length));
    } catch (SdkException e) {
      if (e instanceof S3Exception refusal
          && (refusal.statusCode() == PRECONDITION_FAILED || refusal.statusCode() == CONFLICT)) {
        throw new FileAlreadyExistsException(key);
      }
      throw calls.failure(e);
    }
  }

  boolean isEmpty(String prefix) throws IOException {
    return calls
        .call(
            client ->
                client.listObjectsV2(request -> request.bucket(bucket()).prefix(prefix).maxKeys(1)))
        .contents()
        .isEmpty();
  }

  void list(String prefix, Consumer<S3Object> consumer) throws IOException {
    calls.call(
        client -> {
          client
              .listObjectsV2Paginator(request -> request.bucket(bucket()).prefix(prefix))
              .contents()
              .forEach(
                  it -> consumer.accept(object(it.key(), it.size(), it.eTag(), it.lastModified())));
          return prefix;
        });
  }

  /** Some servers list an object that is just being written without its tag. */
  private S3Object object(String key, long sizeBytes, @Nullable String tag, Instant lastModified) {
    return new S3Object(
        new S3Location(bucket(), key),
        sizeBytes,
        Objects.requireNonNullElse(tag, ""),
        lastModified);
  }

  int deleteAll(String prefix) throws IOException {
    List<String> keys = new ArrayList<>();
    list(prefix, object -> keys.add(object.location().key()));
    new S3Leftovers(calls).delete(keys);
    return keys.size();
  }
}
