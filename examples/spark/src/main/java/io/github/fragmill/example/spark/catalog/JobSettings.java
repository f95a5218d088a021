package io.github.fragmill.example.spark.catalog;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What executors need to know of a run. It holds no secret: only where each executor finds the
 * keys.
 *
 * @param run names the run
 * @param base what relative sources are relative to: a folder, or a place that ends with a slash
 * @param out where titles go: a folder or {@code s3://BUCKET/PREFIX}
 * @param overwrites whether what nobody of this application has written is replaced, too
 * @param plansOnly whether nothing is packaged
 * @param unitBytes how much media a unit of the work has at least
 * @param threads of an executor, for each of its tasks
 * @param keys where executors find keys
 * @param s3 where buckets are
 */
public record JobSettings(
    String run,
    String base,
    String out,
    boolean overwrites,
    boolean plansOnly,
    long unitBytes,
    int threads,
    KeyPlaces keys,
    S3Settings s3)
    implements Serializable {

  /**
   * Where executors find keys. All are paths, names and addresses.
   *
   * @param keyFile a file on each executor; empty for its environment
   * @param inputKeyFile a file on each executor with the keys of encrypted sources
   * @param ivSecretFile a file on each executor; empty for its environment
   * @param speke the address of a key server
   * @param spekeContract the presets of all titles
   */
  public record KeyPlaces(
      String keyFile,
      String inputKeyFile,
      String ivSecretFile,
      String speke,
      List<String> spekeContract)
      implements Serializable {

    public KeyPlaces {
      spekeContract = List.copyOf(spekeContract);
    }
  }

  /**
   * Where buckets are. Credentials are found as Amazon's tools find them, on each executor.
   *
   * @param endpoint empty for Amazon's
   */
  public record S3Settings(String endpoint, String region, boolean isPathStyle)
      implements Serializable {}

  /** Returns a text, or empty for an empty one. */
  public static Optional<String> given(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
  }
}
