package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.s3.S3Bucket;
import io.github.fragmill.s3.S3Object;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A bucket of S3. Nothing is staged on disk: files go to the bucket while they are written.
 *
 * <p>A bucket makes single objects visible, not many at once. So each run writes below a name of
 * its own, and a small object names the run that is the item; it is written last, and only when
 * there is none yet ({@code If-None-Match}). A process that is killed at any time has written the
 * whole item or none, and two that write the same item at once never mix their files. The manifest
 * could not be that object: uploads have none.
 *
 * <p>Thread-safe. Several processes may share a bucket.
 */
public final class S3Storage implements Storage {

  private final S3Bucket bucket;
  private final S3Keys keys;
  private final S3Items items;

  private S3Storage(S3Bucket bucket, S3Keys keys) {
    this.bucket = bucket;
    this.keys = keys;
    this.items = new S3Items(bucket, keys);
  }

  /**
   * Returns the storage in a bucket, which must be there.
   *
   * @param bucket of a connection that stays open as long as the storage is used
   * @param prefix of all keys, without a slash at its end; empty for none
   */
  public static S3Storage of(S3Bucket bucket, String prefix) {
    return new S3Storage(bucket, S3Keys.below(prefix));
  }

  @Override
  public Output output(String item) {
    StorageNames.requireItem(item);
    return () -> {
      if (items.committedRun(item).isPresent()) {
        throw new FileAlreadyExistsException(item, null, "it is there already");
      }
      return new S3Transaction(items, item);
    };
  }

  @Override
  public List<StoredFile> list(String name) throws IOException {
    if (!StorageNames.isFile(name)) {
      return List.of();
    }
    if (!StorageNames.isInItem(name)) {
      return one(name, keys.of(name));
    }
    String item = StorageNames.item(name);
    Optional<String> run = items.committedRun(item);
    if (run.isEmpty()) {
      return List.of();
    }
    String start = keys.run(item, run.orElseThrow());
    return name.equals(item)
        ? all(item, start)
        : one(name, start + name.substring(item.length() + 1));
  }

  private List<StoredFile> all(String item, String start) throws IOException {
    List<StoredFile> files = new ArrayList<>();
    bucket.list(
        start,
        object ->
            files.add(
                file(item + "/" + object.location().key().substring(start.length()), object)));
    files.sort(Comparator.comparing(StoredFile::name));
    return List.copyOf(files);
  }

  private List<StoredFile> one(String name, String key) throws IOException {
    return bucket.find(key).map(found -> file(name, found)).map(List::of).orElse(List.of());
  }

  private StoredFile file(String name, S3Object object) {
    return new StoredFile(name, object.sizeBytes(), bucket.source(object));
  }

  @Override
  public void delete(String item) throws IOException {
    StorageNames.requireItem(item);
    items.delete(item);
  }

  @Override
  public int sweep(String area, Instant before, Predicate<String> isKnown) throws IOException {
    StorageNames.requireArea(area);
    return new S3Sweep(items, area, before).sweep(isKnown);
  }
}
