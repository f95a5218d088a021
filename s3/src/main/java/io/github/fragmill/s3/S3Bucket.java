package io.github.fragmill.s3;

import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A bucket: its objects as sources, places in it as outputs, and the requests that a storage on
 * them needs. Every method that sends a request throws an {@link IOException} when the server does
 * not answer or refuses. Immutable and thread-safe.
 */
public final class S3Bucket {

  private final S3Calls calls;
  private final S3Leftovers leftovers;
  private final S3Objects objects;

  S3Bucket(S3Calls calls) {
    this.calls = calls;
    this.leftovers = new S3Leftovers(calls);
    this.objects = new S3Objects(calls);
  }

  /** Returns the name of the bucket. */
  public String name() {
    return calls.bucket();
  }

  /**
   * Returns a place in this bucket.
   *
   * @throws IllegalArgumentException when it cannot be a key
   */
  public S3Location location(String key) {
    return new S3Location(name(), key);
  }

  /** Returns an object as a source. Sends no request. */
  public S3Source source(String key) {
    return S3Source.of(calls, location(key));
  }

  /**
   * Returns a version of an object as a source: opening it sends no request either, if the object
   * has a tag.
   */
  public S3Source source(S3Object object) {
    S3Source found = source(object.location().key());
    return object.tag().isEmpty() ? found : found.withStamp(object.stamp());
  }

  /**
   * Returns what is below a prefix as an output. Sends no request.
   *
   * @param prefix empty for the whole bucket; a slash follows it
   */
  public S3Output output(String prefix) {
    return new S3Output(calls, location(prefix));
  }

  /**
   * Returns what is below a prefix as an output that several processes write. Sends no request.
   *
   * @param prefix empty for the whole bucket; a slash follows it
   */
  public S3SharedOutput sharedOutput(String prefix) {
    return new S3SharedOutput(calls, location(prefix));
  }

  /**
   * Creates an object that appears when the sink is committed. At least 5 MiB of it are in memory,
   * more than that is sent while it is written. Takes the place of what has the key.
   *
   * @return the open object; the caller closes it
   */
  public Sink create(String key) {
    return S3Sink.atOnce(calls, location(key).key());
  }

  /** Returns an object, or empty when there is none. */
  public Optional<S3Object> find(String key) throws IOException {
    return objects.find(key);
  }

  /** Returns the content of a small object in UTF-8, or empty when there is none. */
  public Optional<String> text(String key) throws IOException {
    return bytes(key).map(it -> new String(it, StandardCharsets.UTF_8));
  }

  /** Returns the content of a small object, or empty when there is none. */
  public Optional<byte[]> bytes(String key) throws IOException {
    return objects.bytes(key);
  }

  /** Writes a small object as a whole; takes the place of what has the key. */
  public void put(String key, byte[] content) throws IOException {
    objects.put(key, content);
  }

  /**
   * Writes a small object that must not exist yet.
   *
   * @throws FileAlreadyExistsException when it exists; perhaps with this content, when an answer
   *     was lost on the way
   */
  public void putNew(String key, String text) throws IOException {
    objects.putNew(key, text);
  }

  /** Returns whether there is no object with a key prefix. */
  public boolean isEmpty(String prefix) throws IOException {
    return objects.isEmpty(prefix);
  }

  /** Passes on all objects with a key prefix, in the order of their keys. */
  public void list(String prefix, Consumer<S3Object> consumer) throws IOException {
    objects.list(prefix, consumer);
  }

  /** Returns the uploads of objects with a key prefix that are neither completed nor aborted. */
  public List<S3Upload> uploads(String prefix) throws IOException {
    return leftovers.uploads(prefix);
  }

  /** Aborts an upload; does nothing when there is none. */
  public void abort(S3Upload upload) throws IOException {
    leftovers.abort(upload);
  }

  /**
   * Aborts uploads that killed processes have left.
   *
   * @param prefix of the keys
   * @param before uploads that were begun at this time or later are left alone
   * @return how many were aborted
   */
  public int abortUploads(String prefix, Instant before) throws IOException {
    return leftovers.abortUploads(prefix, before);
  }

  /** Deletes objects; ignores those that do not exist. */
  public void delete(Collection<String> keys) throws IOException {
    leftovers.delete(keys);
  }

  /**
   * Deletes all objects with a key prefix.
   *
   * @return how many there were
   */
  public int deleteAll(String prefix) throws IOException {
    return objects.deleteAll(prefix);
  }

  @Override
  public String toString() {
    return location("").toString();
  }
}
