package io.github.fragmill.s3;

import io.github.fragmill.core.output.OutputNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A place in a bucket, written {@code s3://BUCKET/KEY}: an object, or what the keys of several have
 * in common at their beginning. Immutable.
 *
 * @param bucket its name: 3 to 63 small letters, digits, dots and hyphens
 * @param key empty for the whole bucket; at most 1024 bytes in UTF-8, without control characters,
 *     and without a slash at its beginning
 */
public record S3Location(String bucket, String key) {

  private static final String SCHEME = "s3://";
  private static final int MAX_KEY_BYTES = 1024;
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern NOT_IN_A_KEY = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /**
   * @throws IllegalArgumentException when bucket or key have another form
   */
  public S3Location {
    Objects.requireNonNull(key, "key");
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          "expected a bucket's name of 3 to 63 small letters, digits, dots and hyphens, found "
              + bucket);
    }
    if (key.startsWith("/") || NOT_IN_A_KEY.matcher(key).find()) {
      throw new IllegalArgumentException(
          "expected a key without control characters and without / at its beginning, found " + key);
    }
    if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
      throw new IllegalArgumentException("expected a key of at most 1024 bytes, found " + key);
    }
  }

  /**
   * Parses {@code s3://BUCKET}, {@code s3://BUCKET/} or {@code s3://BUCKET/KEY}. The key is taken
   * as it is: nothing in it is decoded.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static S3Location parse(String text) {
    if (!text.startsWith(SCHEME)) {
      throw new IllegalArgumentException("expected s3://BUCKET/KEY, found " + text);
    }
    String place = text.substring(SCHEME.length());
    int slash = place.indexOf('/');
    return slash < 0
        ? new S3Location(place, "")
        : new S3Location(place.substring(0, slash), place.substring(slash + 1));
  }

  /** Returns the last part of the key, or the bucket of an empty key. */
  String fileName() {
    String last = key.substring(key.lastIndexOf('/') + 1);
    return last.isEmpty() ? toString() : last;
  }

  /**
   * Returns the key of a file below this place.
   *
   * @throws IOException when the name is not plain, or too long
   */
  String keyOf(String name) throws IOException {
    if (!OutputNames.isPlain(name)) {
      throw new IOException("not a plain relative name: " + name);
    }
    try {
      return new S3Location(bucket, prefix() + name).key();
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Returns what keys below this place begin with: empty, or with a slash at its end. */
  String prefix() {
    return key.isEmpty() || key.endsWith("/") ? key : key + "/";
  }

  /** Returns the form that {@link #parse} reads. */
  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}
