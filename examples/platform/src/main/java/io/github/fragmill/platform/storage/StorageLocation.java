package io.github.fragmill.platform.storage;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/** The location of a storage. */
public sealed interface StorageLocation {

  /** A folder. */
  record Folder(Path path) implements StorageLocation {
    @Override
    public Storage open(Supplier<S3Client> clients) {
      return new FolderStorage(path);
    }
  }

  /**
   * A bucket.
   *
   * @param prefix what the keys begin with, without a slash at its end; empty for the whole bucket
   */
  record Bucket(String name, String prefix) implements StorageLocation {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    public Bucket {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "expected a bucket's name of 3 to 63 small letters, digits, dots and hyphens, found "
                + name);
      }
      if (!prefix.isEmpty() && !StorageNames.isFile(prefix)) {
        throw new IllegalArgumentException("expected a plain name as prefix, found " + prefix);
      }
    }

    @Override
    public Storage open(Supplier<S3Client> clients) {
      return S3Storage.of(clients.get(), name, prefix);
    }
  }

  /**
   * Reads a location: {@code s3://BUCKET}, {@code s3://BUCKET/PREFIX}, or a folder's path.
   *
   * @throws IllegalArgumentException when the text is no location
   */
  static StorageLocation parse(String text) {
    if (text.startsWith("s3://")) {
      String[] parts = text.substring("s3://".length()).split("/", 2);
      return new Bucket(parts[0], parts.length == 1 ? "" : parts[1].replaceFirst("/$", ""));
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
   * @param clients opens the client of a bucket, which must stay open as long as the storage is
   *     used
   */
  Storage open(Supplier<S3Client> clients);
}
