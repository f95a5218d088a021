package io.github.fragmill.platform.storage;

import io.github.fragmill.s3.S3Bucket;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The items in a bucket: which run has made each of them. */
record S3Items(S3Bucket bucket, S3Keys keys) {

  /** Returns the run that has made an item; empty when there is no such item. */
  Optional<String> committedRun(String item) throws IOException {
    return bucket.text(keys.committed(item)).filter(S3Keys::isRun);
  }

  /** Returns whether a run has made the item. */
  boolean isCommitted(String item, String run) throws IOException {
    return committedRun(item).filter(run::equals).isPresent();
  }

  /** Deletes an item, not what other runs are writing: one of them may become the item. */
  void delete(String item) throws IOException {
    Optional<String> run = committedRun(item);
    bucket.delete(List.of(keys.committed(item)));
    if (run.isPresent()) {
      bucket.deleteAll(keys.run(item, run.orElseThrow()));
    }
  }
}
