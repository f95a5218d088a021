package io.github.fragmill.platform.storage;

import io.github.fragmill.s3.S3Upload;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Deletes leftovers in an area of a bucket.
 *
 * @param before what was changed later is left alone
 */
record S3Sweep(S3Items items, String area, Instant before) {

  /**
   * Sweeps.
   *
   * @return how many items and runs were deleted
   */
  int sweep(Predicate<String> isKnown) throws IOException {
    Map<S3Keys.Owner, Instant> changed = new HashMap<>();
    items
        .bucket()
        .list(
            items.keys().area(area),
            object -> note(changed, object.location().key(), object.lastModified()));
    Set<S3Keys.Owner> aborted = abortUploads(changed);
    int deleted = 0;
    for (S3Keys.Owner owner : old(changed)) {
      if (owner.run().isEmpty()) {
        deleted += isKnown.test(owner.item()) ? 0 : deleteItem(owner.item());
      } else {
        deleted += deleteRun(owner.item(), owner.run().orElseThrow(), aborted.contains(owner));
      }
    }
    return deleted;
  }

  private Set<S3Keys.Owner> abortUploads(Map<S3Keys.Owner, Instant> changed) throws IOException {
    Set<S3Keys.Owner> aborted = new HashSet<>();
    for (S3Upload upload : items.bucket().uploads(items.keys().area(area))) {
      Optional<S3Keys.Owner> owner = items.keys().owner(area, upload.location().key());
      note(changed, upload.location().key(), upload.begun());
      if (owner.isPresent() && upload.begun().isBefore(before)) {
        items.bucket().abort(upload);
        aborted.add(owner.orElseThrow());
      }
    }
    return aborted;
  }

  private void note(Map<S3Keys.Owner, Instant> changed, String key, Instant time) {
    items
        .keys()
        .owner(area, key)
        .ifPresent(
            owner -> changed.merge(owner, time, (one, other) -> one.isAfter(other) ? one : other));
  }

  /** Items come before runs: deleting an item deletes its run, too. */
  private List<S3Keys.Owner> old(Map<S3Keys.Owner, Instant> changed) {
    List<S3Keys.Owner> old = new ArrayList<>();
    changed.forEach(
        (owner, time) -> {
          if (time.isBefore(before)) {
            old.add(owner.run().isEmpty() ? 0 : old.size(), owner);
          }
        });
    return old;
  }

  private int deleteItem(String item) throws IOException {
    items.delete(item);
    return 1;
  }

  /** A run that has become the item stays; of a deleted item nothing may be left. */
  private int deleteRun(String item, String run, boolean hadUploads) throws IOException {
    if (items.isCommitted(item, run)) {
      return 0;
    }
    int found = items.bucket().deleteAll(items.keys().run(item, run));
    return found > 0 || hadUploads ? 1 : 0;
  }
}
