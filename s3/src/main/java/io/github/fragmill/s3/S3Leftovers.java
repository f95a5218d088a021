package io.github.fragmill.s3;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * Deletes objects, and uploads that nobody has completed. Immutable and thread-safe.
 *
 * @param calls of the bucket
 */
record S3Leftovers(S3Calls calls) {

  /** The most objects that S3 deletes in one request. */
  private static final int MAX_DELETED = 1_000;

  /** Returns the uploads of objects with a key prefix that are neither completed nor aborted. */
  List<S3Upload> uploads(String prefix) throws IOException {
    List<S3Upload> uploads = new ArrayList<>();
    calls.call(
        client -> {
          for (MultipartUpload it :
              client
                  .listMultipartUploadsPaginator(
                      request -> request.bucket(calls.bucket()).prefix(prefix))
                  .uploads()) {
            uploads.add(
                new S3Upload(
                    new S3Location(calls.bucket(), it.key()), it.uploadId(), it.initiated()));
          }
          return prefix;
        });
    return uploads;
  }

  void abort(S3Upload upload) throws IOException {
    S3Parts.abort(calls, upload.location().key(), upload.id());
  }

  /** Aborts uploads that were begun before a time, and returns how many. */
  int abortUploads(String prefix, Instant before) throws IOException {
    int aborted = 0;
    for (S3Upload upload : uploads(prefix)) {
      if (upload.begun().isBefore(before)) {
        abort(upload);
        aborted++;
      }
    }
    return aborted;
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
          calls.call(
              client -> client.deleteObjects(it -> it.bucket(calls.bucket()).delete(delete)));
      if (response.hasErrors()) {
        throw new IOException(
            "bucket " + calls.bucket() + ": cannot delete: " + response.errors().get(0).message());
      }
    }
  }
}
