package io.github.fragmill.example.spark.place;

import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.s3.S3Bucket;
import io.github.fragmill.s3.S3Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a bucket.
 *
 * @param prefix empty, or with a slash at its end
 */
record S3Place(S3Bucket bucket, String prefix) implements OutputPlace {

  /** What is there is never replaced: {@link #makeRoom} removes it before. */
  @Override
  public SharedOutput title(String title, boolean replaces) {
    return bucket.sharedOutput(prefix + title);
  }

  @Override
  public boolean isThere(String title, String file) throws IOException {
    return bucket.find(prefix + title + "/" + file).isPresent();
  }

  @Override
  public boolean isEmpty(String title) throws IOException {
    return bucket.isEmpty(prefix + title + "/");
  }

  /** Manifests go first, so that nobody finds one without its media. */
  @Override
  public void makeRoom(String title) throws IOException {
    String place = prefix + title + "/";
    for (S3Upload upload : bucket.uploads(place)) {
      bucket.abort(upload);
    }
    List<String> manifests = new ArrayList<>();
    bucket.list(
        place,
        object -> {
          String key = object.location().key();
          if (key.endsWith(".mpd") || key.endsWith(".m3u8")) {
            manifests.add(key);
          }
        });
    bucket.delete(manifests);
    bucket.deleteAll(place);
  }

  @Override
  public Optional<byte[]> state(String name) throws IOException {
    return bucket.bytes(key(name));
  }

  @Override
  public void putState(String name, byte[] content) throws IOException {
    bucket.put(key(name), content);
  }

  @Override
  public void deleteState(String name) throws IOException {
    bucket.delete(List.of(key(name)));
  }

  private String key(String name) {
    return prefix + STATE + "/" + name;
  }
}
