package io.github.fragmill.example.spark.title;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.example.spark.Buckets;
import io.github.fragmill.example.spark.Keys;
import io.github.fragmill.example.spark.Media;
import io.github.fragmill.example.spark.Trees;
import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.catalog.JobSettings;
import io.github.fragmill.example.spark.report.TitleRow;
import io.github.fragmill.s3.S3Bucket;
import io.github.fragmill.s3.S3Connection;
import io.github.fragmill.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Titles in a bucket that are there already, or were begun. */
@Tag("any-jdk")
class S3TitleIT {

  private static final long UNIT_BYTES = 256 << 20;

  @TempDir private static Path folder = Path.of("");
  private static S3Server server;
  private static S3Client client;
  private static S3Bucket bucket;

  @BeforeAll
  static void start() throws Exception {
    System.setProperty("aws.accessKeyId", S3Server.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", S3Server.SECRET_KEY);
    server = S3Server.start(folder.resolve("s3"));
    server.createBucket("titles");
    client = server.client();
    bucket = S3Connection.of(client).bucket("titles");
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.close();
  }

  private static JobSettings settings(String run, String place) {
    return Settings.of(run, "s3://titles/" + place, server.endpoint().toString(), UNIT_BYTES);
  }

  private static TitleWorker worker(String run, String place) {
    return new TitleWorker(settings(run, place), Settings.ENVIRONMENT);
  }

  private static CatalogEntry entry(String options) {
    return Settings.entry(
        "{\"title\": \"film\", \"sources\": [\"%s\"], \"keyId\": \"%s\"%s}"
            .formatted(Media.sample(), Keys.ID, options));
  }

  private static List<String> keys(String prefix) throws IOException {
    return Buckets.keys(bucket, prefix);
  }

  private static Map<String, String> hashes(String place) throws Exception {
    return Trees.hashes(Buckets.copy(bucket, place + "/film/", folder.resolve("found-" + place)));
  }

  private static Map<String, String> expected(String place, CatalogEntry entry) throws Exception {
    return OneProcess.hashes(
        entry, settings("0", place), Settings.ENVIRONMENT, folder.resolve("whole-" + place));
  }

  /** Also a title of files, whose names the new presentation has as well. */
  @Test
  void title_optionsHaveChanged_isReplacedAndNothingOfItStays() throws Exception {
    CatalogEntry before = entry(", \"profile\": \"live\", \"segment-seconds\": 2");
    TitleRow first = Objects.requireNonNull(worker("1", "changed").begin(before).row());
    assertThat(first.failure()).isEmpty();
    assertThat(keys("changed/film/")).hasSizeGreaterThan(10);

    CatalogEntry after = entry(", \"profile\": \"live\", \"segment-seconds\": 6");
    TitleWorker worker = worker("2", "changed");
    BegunTitle begun = worker.begin(after);
    assertThat(begun.needsRoom()).isTrue();
    assertThat(keys("changed/film/")).as("before there is room").hasSizeGreaterThan(10);
    assertThat(worker.makeRoom(begun)).isEmpty();
    TitleRow row =
        Objects.requireNonNull(worker("2", "changed").execute(begun.tasks().get(0)).row());
    assertThat(row.failure()).isEmpty();
    assertThat(row.state()).isEqualTo(TitleRow.State.PACKAGED);
    assertThat(hashes("changed")).isEqualTo(expected("changed", after));
    assertThat(bucket.uploads("changed/")).isEmpty();
    assertThat(keys("changed/.fragmill/")).containsExactly("changed/.fragmill/titles/film.json");
    assertThat(worker("3", "changed").begin(after).row())
        .matches(it -> it != null && it.state() == TitleRow.State.UNCHANGED);
  }

  /** Somebody has deleted a manifest; media of before are no reason to refuse. */
  @Test
  void title_manifestIsGone_isMadeAgain() throws Exception {
    CatalogEntry entry = entry("");
    worker("1", "gone").begin(entry);
    bucket.delete(List.of("gone/film/manifest.mpd"));
    TitleWorker worker = worker("2", "gone");
    BegunTitle begun = worker.begin(entry);
    assertThat(begun.needsRoom()).isTrue();
    assertThat(worker.makeRoom(begun)).isEmpty();
    assertThat(Objects.requireNonNull(worker.execute(begun.tasks().get(0)).row()).failure())
        .isEmpty();
    assertThat(hashes("gone")).isEqualTo(expected("gone", entry));
  }

  @Test
  void title_somethingElseIsThere_isRefusedAndKept() throws Exception {
    bucket.put("foreign/film/letter.txt", new byte[] {1});
    TitleRow row = Objects.requireNonNull(worker("1", "foreign").begin(entry("")).row());
    assertThat(row.failure()).contains("something is at its place that is of no catalogue");
    assertThat(keys("foreign/")).containsExactly("foreign/film/letter.txt");
  }
}
