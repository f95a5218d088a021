package io.github.fragmill.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An object that is uploaded in parts, and appears when it is completed. Not thread-safe. */
final class S3Parts {

  private final S3Calls calls;
  private final String key;
  private final String id;
  private final List<CompletedPart> parts = new ArrayList<>();

  private S3Parts(S3Calls calls, String key, String id) {
    this.calls = calls;
    this.key = key;
    this.id = id;
  }

  static S3Parts begin(S3Calls calls, String key) throws IOException {
    return new S3Parts(
        calls,
        key,
        calls.call(
            client ->
                client
                    .createMultipartUpload(request -> request.bucket(calls.bucket()).key(key))
                    .uploadId()));
  }

  void add(byte[] bytes, int count) throws IOException {
    int number = parts.size() + 1;
    String tag =
        calls.call(
            client ->
                client
                    .uploadPart(
                        request ->
                            request.bucket(calls.bucket()).key(key).uploadId(id).partNumber(number),
                        S3Calls.body(bytes, count))
                    .eTag());
    parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
  }

  String id() {
    return id;
  }

  int count() {
    return parts.size();
  }

  void complete() throws IOException {
    calls.call(
        client ->
            client.completeMultipartUpload(
                request ->
                    request
                        .bucket(calls.bucket())
                        .key(key)
                        .uploadId(id)
                        .multipartUpload(upload -> upload.parts(parts))));
  }

  void abort() throws IOException {
    abort(calls, key, id);
  }

  /** Aborts an upload; does nothing when there is none. */
  static void abort(S3Calls calls, String key, String id) throws IOException {
    calls.find(
        client ->
            client.abortMultipartUpload(
                request -> request.bucket(calls.bucket()).key(key).uploadId(id)));
  }
}
