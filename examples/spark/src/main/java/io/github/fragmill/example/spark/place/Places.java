package io.github.fragmill.example.spark.place;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.SavedSource;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.example.spark.catalog.JobSettings;
import io.github.fragmill.s3.S3Bucket;
import io.github.fragmill.s3.S3Connection;
import io.github.fragmill.s3.S3Location;
import io.github.fragmill.s3.S3Source;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds sources and outputs by what a catalogue calls them. Thread-safe. */
public final class Places implements AutoCloseable {

  private static final String S3 = "s3://";

  private final JobSettings settings;
  private Optional<S3Connection> connection = Optional.empty();

  public Places(JobSettings settings) {
    this.settings = settings;
  }

  /** Returns whether a text is a place in a bucket. */
  public static boolean isInBucket(String text) {
    return text.startsWith(S3);
  }

  /** Returns whether a text is a place that Hadoop's file systems know. */
  public static boolean isInHadoop(String text) {
    return text.contains("://") && !isInBucket(text);
  }

  private static boolean isAbsolute(String text) {
    return text.contains("://") || text.startsWith("/");
  }

  /**
   * Returns a source.
   *
   * @param text a place, absolute or relative to the catalogue
   * @throws IllegalArgumentException when it is no place
   */
  public Source source(String text) {
    String place = isAbsolute(text) ? text : settings.base() + text;
    if (isInBucket(place)) {
      return connection().source(S3Location.parse(place));
    }
    return isInHadoop(place) ? new HadoopSource(place) : Source.file(Path.of(place));
  }

  /**
   * Finds a source of a plan again.
   *
   * @throws FragmillException when the plan does not say where it is
   */
  public Source find(SavedSource saved) throws FragmillException {
    String location =
        saved.location().orElseThrow(() -> new SourceException(saved.name() + ": no place of it"));
    try {
      if (isInBucket(location)) {
        S3Source source = connection().source(S3Location.parse(location));
        return saved.stamp().validator().isPresent() ? source.withStamp(saved.stamp()) : source;
      }
      List<Source> sources = new ArrayList<>();
      location.lines().forEach(it -> sources.add(source(it)));
      return sources.size() == 1 ? sources.get(0) : Source.concat(saved.name(), sources);
    } catch (InvalidPathException e) {
      throw new SourceException(saved.name() + ": the plan says no place of it", e);
    }
  }

  /**
   * Returns where titles go.
   *
   * @throws IllegalArgumentException when it is no place
   */
  public OutputPlace output() {
    if (isInBucket(settings.out())) {
      S3Location location = S3Location.parse(settings.out());
      String key = location.key();
      return new S3Place(bucket(location), key.isEmpty() || key.endsWith("/") ? key : key + "/");
    }
    return new FolderPlace(Path.of(settings.out()).toAbsolutePath().normalize());
  }

  /** Returns the bucket of a place. */
  public S3Bucket bucket(S3Location location) {
    return connection().bucket(location.bucket());
  }

  private synchronized S3Connection connection() {
    if (connection.isEmpty()) {
      connection =
          Optional.of(
              S3Connection.open(
                  JobSettings.given(settings.s3().endpoint()).map(URI::create),
                  settings.s3().region(),
                  settings.s3().isPathStyle()));
    }
    return connection.get();
  }

  @Override
  public synchronized void close() {
    connection.ifPresent(S3Connection::close);
    connection = Optional.empty();
  }
}
