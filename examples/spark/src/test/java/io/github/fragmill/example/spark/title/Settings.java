package io.github.fragmill.example.spark.title;

import io.github.fragmill.example.spark.Keys;
import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.catalog.CatalogLine;
import io.github.fragmill.example.spark.catalog.JobSettings;
import io.github.fragmill.s3.S3Server;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What workers of tests are told. */
final class Settings {

  static final Map<String, String> ENVIRONMENT =
      Map.of("FRAGMILL_KEYS", Keys.PAIR, "FRAGMILL_IV_SECRET", Keys.IV_SECRET);

  private Settings() {}

  static JobSettings of(String run, String out, String endpoint, long unitBytes) {
    return of(run, out, endpoint, unitBytes, "");
  }

  private static JobSettings of(
      String run, String out, String endpoint, long unitBytes, String speke) {
    return new JobSettings(
        run,
        "/",
        out,
        /* overwrites= */ false,
        /* plansOnly= */ false,
        unitBytes,
        1,
        new JobSettings.KeyPlaces("", "", "", speke, List.of()),
        new JobSettings.S3Settings(endpoint, S3Server.REGION, /* isPathStyle= */ true));
  }

  static JobSettings inFolder(String run, String out) {
    return of(run, out, URI.create("http://localhost").toString(), 256 << 20);
  }

  /** Of executors that have no keys: a server has. */
  static JobSettings ofServer(String run, String out, String url, long unitBytes) {
    return of(run, out, /* endpoint= */ "", unitBytes, url);
  }

  static CatalogEntry entry(String json) {
    CatalogLine line = CatalogLine.read(1, json);
    if (line.entry() == null) {
      throw new IllegalArgumentException(line.problem());
    }
    return Objects.requireNonNull(line.entry());
  }
}
