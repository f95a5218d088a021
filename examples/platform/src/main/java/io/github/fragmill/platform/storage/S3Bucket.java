package io.github.fragmill.platform.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The requests that a storage sends to a bucket.
 *
 * @param name the name of the bucket
 */
record S3Bucket(S3Client client, String name) {

  /** The most objects that S3 deletes in one request. */
  private static final int MAX_DELETED = 1_000;

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  /** A call of the client, whose exceptions are unchecked. */
  @FunctionalInterface
  private interface Call<T> {
    T run();
  }

  private <T> T call(Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (SdkException e) {
      throw new IOException("bucket " + name + ": " + e.getMessage(), e);
    }
  }

  private <T> Optional<T> find(Call<T> call) throws IOException {
    return call(
        () -> {
          try {
            return Optional.of(call.run());
          } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  Optional<HeadObjectResponse> head(String key) throws IOException {
    return find(() -> client.headObject(request -> request.bucket(name).key(key)));
  }

  /** Returns a small object. */
  Optional<String> text(String key) throws IOException {
    return find(
        () -> client.getObjectAsBytes(request -> request.bucket(name).key(key)).asUtf8String());
  }

  /**
   * Reads a part of an object.
   *
   * @param tag the entity tag; the read fails when the object has changed
   * @param destination is filled
   */
  void read(String key, String tag, long positionBytes, ByteBuffer destination) throws IOException {
    String range = "bytes=" + positionBytes + "-" + (positionBytes + destination.remaining() - 1);
    call(
        () ->
            client.getObject(
                request -> request.bucket(name).key(key).ifMatch(tag).range(range),
                new S3Range(destination)));
  }

  void put(String key, byte[] bytes, int count) throws IOException {
    call(() -> client.putObject(request -> request.bucket(name).key(key), body(bytes, count)));
  }

  /**
   * Writes an object that must not exist yet.
   *
   * @throws FileAlreadyExistsException when it exists
   */
  void putNew(String key, byte[] bytes) throws IOException {
    try {
      client.putObject(
          request -> request.bucket(name).key(key).ifNoneMatch("*"), body(bytes, bytes.length));
    } catch (SdkException e) {
      if (e instanceof S3Exception refusal
          && (refusal.statusCode() == PRECONDITION_FAILED || refusal.statusCode() == CONFLICT)) {
        throw new FileAlreadyExistsException(key);
      }
      throw new IOException("bucket " + name + ": " + e.getMessage(), e);
    }
  }

  /** Each try sends the bytes from the beginning, without a copy. */
  private static RequestBody body(byte[] bytes, int count) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes, 0, count), count, "application/octet-stream");
  }

  String beginUpload(String key) throws IOException {
    return call(
        () -> client.createMultipartUpload(request -> request.bucket(name).key(key)).uploadId());
  }

  CompletedPart uploadPart(String key, String uploadId, int number, byte[] bytes, int count)
      throws IOException {
    String tag =
        call(
            () ->
                client
                    .uploadPart(
                        request ->
                            request.bucket(name).key(key).uploadId(uploadId).partNumber(number),
                        body(bytes, count))
                    .eTag());
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  void completeUpload(String key, String uploadId, List<CompletedPart> parts) throws IOException {
    call(
        () ->
            client.completeMultipartUpload(
                request ->
                    request
                        .bucket(name)
                        .key(key)
                        .uploadId(uploadId)
                        .multipartUpload(upload -> upload.parts(parts))));
  }

  /** Aborts an upload; does nothing when there is none. */
  void abortUpload(String key, String uploadId) throws IOException {
    find(
        () ->
            client.abortMultipartUpload(
                request -> request.bucket(name).key(key).uploadId(uploadId)));
  }

  /** Passes on all objects with a key prefix, in the order of their keys. */
  void list(String prefix, Consumer<S3Object> consumer) throws IOException {
    call(
        () -> {
          client
              .listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix))
              .contents()
              .forEach(consumer);
          return prefix;
        });
  }

  /** Returns the uploads that are not completed. */
  List<MultipartUpload> uploads(String prefix) throws IOException {
    List<MultipartUpload> uploads = new ArrayList<>();
    call(
        () -> {
          client
              .listMultipartUploadsPaginator(request -> request.bucket(name).prefix(prefix))
              .uploads()
              .forEach(uploads::add);
          return prefix;
        });
    return uploads;
  }

  /** Deletes objects; ignores those that do not exist. */
  void delete(Collection<String> keys) throws IOException {
    List<ObjectIdentifier> objects =
        keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    for (int begin = 0; begin < objects.size(); begin += MAX_DELETED) {
      List<ObjectIdentifier> some =
          objects.subList(begin, Math.min(objects.size(), begin + MAX_DELETED));
      Delete delete = Delete.builder().objects(some).quiet(true).build();
      DeleteObjectsResponse response =
          call(() -> client.deleteObjects(request -> request.bucket(name).delete(delete)));
      if (response.hasErrors()) {
        throw new IOException(
            "bucket " + name + ": cannot delete: " + response.errors().get(0).message());
      }
    }
  }

  /**
   * Deletes all objects with a key prefix.
   *
   * @return how many there were
   */
  int deleteAll(String prefix) throws IOException {
    List<String> keys = new ArrayList<>();
    list(prefix, object -> keys.add(object.key()));
    delete(keys);
    return keys.size();
  }
}
