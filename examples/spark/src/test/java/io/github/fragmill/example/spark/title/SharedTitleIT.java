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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** A title of several tasks, each attempted twice at once and again after the commit. */
@Tag("any-jdk")
class SharedTitleIT {

  private static final int UNIT_BYTES = 6 << 20;
  private static final int SEED = 7;

  @TempDir private static Path folder = Path.of("");
  private static S3Server server;
  private static Path film = Path.of("");

  @BeforeAll
  static void start() throws Exception {
    System.setProperty("aws.accessKeyId", S3Server.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", S3Server.SECRET_KEY);
    film = Media.noise(folder.resolve("film.mp4"), 6);
    server = S3Server.start(folder.resolve("s3"));
    server.createBucket("titles");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-demand", "live"})
  void tasks_attemptedTwiceAtOnceAndLate_giveWhatOneRunGives(String profile) throws Exception {
    JobSettings settings =
        Settings.of("1", "s3://titles/" + profile, server.endpoint().toString(), UNIT_BYTES);
    CatalogEntry entry =
        Settings.entry(
            ("{\"title\": \"film\", \"sources\": [\"%s\"], \"keyId\": \"%s\", \"profile\": \"%s\","
                    + " \"segment-seconds\": 1}")
                .formatted(film, Keys.ID, profile));
    TitleWorker one = new TitleWorker(settings, Settings.ENVIRONMENT);
    TitleWorker other = new TitleWorker(settings, Settings.ENVIRONMENT);
    BegunTitle planned = one.begin(entry);
    assertThat(other.begin(entry)).isEqualTo(planned);
    assertThat(planned.row()).isNull();
    List<BegunTitle.Task> tasks = planned.tasks();
    assertThat(tasks).hasSizeGreaterThan(2);

    List<Callable<BegunTitle.Done>> attempts = new ArrayList<>();
    for (BegunTitle.Task task : tasks) {
      attempts.add(() -> one.execute(task));
      attempts.add(() -> other.execute(task));
    }
    Collections.shuffle(attempts, new Random(SEED));
    assertThat(rows(attempts)).containsOnlyNulls();
    BegunTitle.Task task = tasks.get(0);
    List<TitleRow> commits = new ArrayList<>();
    for (BegunTitle.Done done :
        all(
            List.of(
                () -> new BegunTitle.Done(task, one.commit(task, 1), 0),
                () -> new BegunTitle.Done(task, other.commit(task, 1), 0)))) {
      commits.add(Objects.requireNonNull(done.row()));
    }
    assertThat(commits)
        .allSatisfy(row -> assertThat(row.failure()).isEmpty())
        .allMatch(row -> row.state() == TitleRow.State.PACKAGED);

    Set<String> complete = objects(profile);
    assertThat(rows(attempts)).doesNotContainNull();
    assertThat(objects(profile)).isEqualTo(complete);
    assertThat(hashes(profile)).isEqualTo(expected(settings, entry, profile));
  }

  private static List<TitleRow> rows(List<Callable<BegunTitle.Done>> attempts) throws Exception {
    List<TitleRow> rows = new ArrayList<>();
    for (BegunTitle.Done done : all(attempts)) {
      rows.add(done.row());
    }
    return rows;
  }

  private static List<BegunTitle.Done> all(List<Callable<BegunTitle.Done>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<BegunTitle.Done> all = new ArrayList<>();
      for (Future<BegunTitle.Done> call : threads.invokeAll(calls)) {
        all.add(call.get());
      }
      return all;
    } finally {
      threads.shutdown();
    }
  }

  private static Map<String, String> expected(
      JobSettings settings, CatalogEntry entry, String profile) throws Exception {
    return OneProcess.hashes(
        entry, settings, Settings.ENVIRONMENT, folder.resolve("whole-" + profile));
  }

  /** All that is below a place, uploads that are not complete as well. */
  private static Set<String> objects(String profile) throws IOException {
    try (S3Client client = server.client()) {
      S3Bucket bucket = S3Connection.of(client).bucket("titles");
      Set<String> objects = new TreeSet<>(Buckets.keys(bucket, profile + "/"));
      bucket.uploads(profile).forEach(it -> objects.add("upload " + it.id()));
      return objects;
    }
  }

  private static Map<String, String> hashes(String profile) throws Exception {
    Path found = folder.resolve("found-" + profile);
    try (S3Client client = server.client()) {
      Buckets.copy(S3Connection.of(client).bucket("titles"), profile + "/", found);
    }
    assertThat(Keys.filesWith(found)).isEmpty();
    try (Stream<Path> state = Files.walk(found.resolve(".fragmill"))) {
      assertThat(state.filter(Files::isRegularFile))
          .containsExactly(found.resolve(".fragmill/titles/film.json"));
    }
    return Trees.hashes(found.resolve("film"));
  }
}
