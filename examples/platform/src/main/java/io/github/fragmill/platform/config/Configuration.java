package io.github.fragmill.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a process; {@link Setting} explains each value. Immutable; {@code toString}
 * shows no secret.
 */
public record Configuration(
    Path data,
    String host,
    int port,
    Optional<URI> publicUrl,
    Optional<String> apiKey,
    DatabaseSettings database,
    StorageSettings storage,
    Optional<String> masterKey,
    Optional<KeyServerSettings> keyServer,
    CallbackSettings callback,
    JobSettings jobs,
    EncodingSettings encoding,
    UploadLimits uploads,
    CleanUpSettings cleanUp) {

  /** The database; without an address, it is in the data folder. */
  public record DatabaseSettings(Optional<String> url, String user, String password) {
    @Override
    public String toString() {
      return "DatabaseSettings";
    }
  }

  /** The storages. */
  public record StorageSettings(
      Optional<String> input,
      Optional<String> output,
      Optional<URI> s3Endpoint,
      String s3Region,
      boolean isS3PathStyle) {}

  /** The receiver of results. */
  public record CallbackSettings(
      Optional<String> url, Optional<String> secret, boolean mayBePrivate) {
    @Override
    public String toString() {
      return "CallbackSettings";
    }
  }

  /** How jobs run. */
  public record JobSettings(int atOnce, int attempts, Duration firstRetry, Duration heartbeat) {}

  /** How lower qualities are encoded. */
  public record EncodingSettings(String ffmpeg, List<Rung> ladder) {
    public EncodingSettings {
      ladder = List.copyOf(ladder);
    }
  }

  /** The limits of one upload, and of the library. */
  public record UploadLimits(long bytes, int files, Duration time, int titles) {}

  /** What the clean-up deletes, and when. */
  public record CleanUpSettings(Duration every, Duration age, Duration taskAge) {}

  /**
   * Reads an environment.
   *
   * @throws ConfigurationException when a variable is not valid
   */
  public static Configuration of(Map<String, String> environment) {
    Values values = new Values(environment);
    // Read before the first logger; only checked here.
    values.requireOneOf(Setting.LOG, "text", "json");
    return new Configuration(
        values.path(Setting.DATA).toAbsolutePath().normalize(),
        values.text(Setting.HOST),
        (int) values.number(Setting.PORT, /* min= */ 0, /* max= */ 65_535),
        values.webAddress(Setting.PUBLIC_URL),
        values.secret(Setting.API_KEY),
        new DatabaseSettings(
            values.optional(Setting.DB_URL),
            values.text(Setting.DB_USER),
            values.text(Setting.DB_PASSWORD)),
        new StorageSettings(
            values.optional(Setting.INPUT),
            values.optional(Setting.OUTPUT),
            values.webAddress(Setting.S3_ENDPOINT),
            values.text(Setting.S3_REGION),
            values.isTrue(Setting.S3_PATH_STYLE)),
        values.optional(Setting.MASTER_KEY),
        KeyServerSettings.read(values),
        new CallbackSettings(
            values.optional(Setting.CALLBACK_URL),
            values.secret(Setting.CALLBACK_SECRET),
            values.isTrue(Setting.CALLBACK_PRIVATE)),
        new JobSettings(
            (int) values.number(Setting.JOBS, /* min= */ 1, /* max= */ 64),
            (int) values.number(Setting.ATTEMPTS, /* min= */ 1, /* max= */ 100),
            values.duration(Setting.RETRY_SECONDS, ChronoUnit.SECONDS, /* max= */ 3_600),
            values.duration(Setting.HEARTBEAT_SECONDS, ChronoUnit.SECONDS, /* max= */ 600)),
        new EncodingSettings(
            values.text(Setting.FFMPEG), Ladder.parse(values.text(Setting.LADDER))),
        new UploadLimits(
            values.number(Setting.MAX_UPLOAD_BYTES, /* min= */ 1, Long.MAX_VALUE),
            (int) values.number(Setting.MAX_UPLOAD_FILES, /* min= */ 1, /* max= */ 1_000),
            values.duration(Setting.MAX_UPLOAD_MINUTES, ChronoUnit.MINUTES, /* max= */ 10_000),
            (int) values.number(Setting.MAX_UPLOADS, /* min= */ 1, Integer.MAX_VALUE)),
        new CleanUpSettings(
            values.duration(Setting.CLEANUP_MINUTES, ChronoUnit.MINUTES, /* max= */ 10_000),
            values.duration(Setting.CLEANUP_AGE_MINUTES, ChronoUnit.MINUTES, /* max= */ 1_000_000),
            values.duration(Setting.TASK_DAYS, ChronoUnit.DAYS, /* max= */ 10_000)));
  }

  @Override
  public String toString() {
    return "Configuration[data=" + data + ", host=" + host + ", port=" + port + "]";
  }
}
