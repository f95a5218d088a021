package io.github.fragmill.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An upload of which several processes send parts. Immutable and thread-safe.
 *
 * @param key of the object that it becomes
 * @param id the server's name of the upload
 */
record SharedUpload(S3Calls calls, String key, String id) {

  private static final int BAD_REQUEST = 400;
  private static final int MAX_TRIES = 4;

  static SharedUpload begin(S3Calls calls, String key) throws IOException {
    return new SharedUpload(calls, key, S3Parts.begin(calls, key).id());
  }

  /** Returns false when there is no such upload: it is completed or aborted. */
  boolean send(int number, byte[] bytes, int count) throws IOException {
    return calls
        .find(
            client ->
                client.uploadPart(
                    request ->
                        request.bucket(calls.bucket()).key(key).uploadId(id).partNumber(number),
                    S3Calls.body(bytes, count)))
        .isPresent();
  }

  /** Returns the parts that are there by their numbers, or empty when there is no such upload. */
  Optional<Map<Integer, Part>> parts() throws IOException {
    ListPartsRequest request =
        ListPartsRequest.builder().bucket(calls.bucket()).key(key).uploadId(id).build();
    return calls.find(
        client -> {
          Map<Integer, Part> found = new HashMap<>();
          client.listPartsPaginator(request).parts().forEach(it -> found.put(it.partNumber(), it));
          return found;
        });
  }

  /** Which of the parts that are there make the object. */
  @FunctionalInterface
  interface Choice {
    List<Part> of(Map<Integer, Part> parts) throws IOException;
  }

  /**
   * Makes the object of parts. A part that is sent again meanwhile, with the same bytes, may get
   * another tag; then it looks again.
   *
   * @return false when there is no such upload: it is completed or aborted
   */
  boolean complete(Choice choice) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Optional<Map<Integer, Part>> found = parts();
      if (found.isEmpty()) {
        return false;
      }
      List<CompletedPart> chosen = new ArrayList<>();
      for (Part part : choice.of(found.get())) {
        chosen.add(CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag()).build());
      }
      try {
        return calls
            .find(
                client ->
                    client.completeMultipartUpload(
                        request ->
                            request
                                .bucket(calls.bucket())
                                .key(key)
                                .uploadId(id)
                                .multipartUpload(upload -> upload.parts(chosen))))
            .isPresent();
      } catch (IOException e) {
        boolean mayPass =
            e.getCause() instanceof S3Exception refusal && refusal.statusCode() == BAD_REQUEST;
        if (!mayPass || attempt == MAX_TRIES) {
          throw e;
        }
      }
    }
  }

  void abort() throws IOException {
    S3Parts.abort(calls, key, id);
  }
}
