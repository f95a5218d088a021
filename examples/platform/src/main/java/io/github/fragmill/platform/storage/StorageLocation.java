package io.github.fragmill.platform.storage;

import io.github.fragmill.s3.S3Connection;
import io.github.fragmill.s3.S3Location;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The location of a storage. */
public sealed interface StorageLocation {

  /** A folder. */
  record Folder(Path path) implements StorageLocation {
    @Override
    public Storage open(Supplier<S3Connection> connections) {
      return new FolderStorage(path);
    }
  }

  /**
   * A bucket.
   *
   * @param location whose key is what the keys begin with, without a slash at its end; empty for
   *     the whole bucket
   */
  record Bucket(S3Location location) implements StorageLocation {

    public Bucket {
      String prefix = location.key();
      if (!prefix.isEmpty() && !StorageNames.isFile(prefix)) {
        throw new IllegalArgumentException("expected a plain name as prefix, found " + prefix);
      }
    }

    @Override
    public Storage open(Supplier<S3Connection> connections) {
      return S3Storage.of(connections.get().bucket(location.bucket()), location.key());
    }
  }

  /**
   * Reads a location: {@code s3://BUCKET}, {@code s3://BUCKET/PREFIX}, or a folder's path.
   *
   * @throws IllegalArgumentException when the text is no location
   */
  static StorageLocation parse(String text) {
    if (text.startsWith("s3://")) {
      return new Bucket(S3Location.parse(text.replaceFirst("(?<=[^/])/$", "")));
    }
    if (text.isBlank() || text.contains("://")) {
      throw new IllegalArgumentException("expected a folder, or s3://BUCKET/PREFIX, found " + text);
    }
    try {
      return new Folder(Path.of(text));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("expected a folder, or s3://BUCKET/PREFIX", e);
    }
  }

  /**
   * Returns the storage at this location.
   *
   * @param connections opens the connection of a bucket, which must stay open as long as the
   *     storage is used
   */
  Storage open(Supplier<S3Connection> connections);
}
