package io.github.fragmill.example.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fragmill.s3.S3Bucket;
import io.github.fragmill.s3.S3Connection;
import io.github.fragmill.s3.S3Server;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** The application as it is started: on this machine, and on a cluster of real executors. */
@Tag("any-jdk")
class FragmillSparkIT {

  private static final int TIMEOUT_SECONDS = 240;
  private static final int TITLES = 12;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private static Path folder = Path.of("");
  private static Path media = Path.of("");

  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void prepare() throws Exception {
    media = Files.createDirectories(folder.resolve("media"));
    Files.copy(Media.sample(), media.resolve("small.mp4"));
    Media.noise(media.resolve("long.mp4"), 6);
  }

  private Process start(Path log, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("fragmill.spark.launcher"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(new File("/dev/null"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("FRAGMILL_KEYS", Keys.PAIR);
    builder.environment().put("FRAGMILL_IV_SECRET", Keys.IV_SECRET);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private int run(Path log, List<String> arguments) throws Exception {
    return end(start(log, arguments));
  }

  private static int end(Process process) throws InterruptedException {
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  private static Map<String, JsonNode> report(String lines) throws IOException {
    Map<String, JsonNode> rows = new HashMap<>();
    for (String line : lines.lines().toList()) {
      JsonNode row = JSON.readTree(line);
      String title = row.get("title").asText();
      String key = title.isEmpty() ? "line " + row.get("line").asLong() : title;
      assertThat(rows.put(key, row)).as(key).isNull();
    }
    return rows;
  }

  private static String title(String name, String source, String options) {
    return "{\"title\": \"%s\", \"sources\": [\"%s\"], %s}".formatted(name, source, options);
  }

  private static String encrypted(String name, String source) {
    return title(name, source, "\"keyId\": \"" + Keys.ID + "\"");
  }

  private static JsonNode row(Map<String, JsonNode> report, String title) {
    return Objects.requireNonNull(report.get(title), title);
  }

  private static void assertState(Map<String, JsonNode> report, String title, String state) {
    assertThat(row(report, title).get("state").asText())
        .as(title + ": " + row(report, title))
        .isEqualTo(state);
  }

  @Test
  void local_poisonedCatalogue_eachLineFailsAloneWithItsReason() throws Exception {
    Files.writeString(
        media.resolve("poisoned.jsonl"),
        String.join(
            "\n",
            encrypted("good", "small.mp4"),
            title("clear", "small.mp4", "\"scheme\": \"none\", \"profile\": \"live\""),
            "this is no JSON",
            encrypted("good", "long.mp4"),
            title("lost", "lost.mp4", "\"scheme\": \"none\""),
            title("no-key", "small.mp4", "\"keyId\": \"20203040-5060-4708-90a0-b0c0d0e0f001\""),
            title("undecided", "small.mp4", "\"profile\": \"live\""),
            title("../unsafe", "small.mp4", "\"scheme\": \"none\""),
            title("poisoned", "poisoned.jsonl", "\"scheme\": \"none\""),
            ""));
    Path out = folder.resolve("poisoned");
    Path log = folder.resolve("poisoned.log");
    List<String> arguments =
        List.of(
            "--catalog",
            media.resolve("poisoned.jsonl").toString(),
            "--out",
            out.toString(),
            "--report-parquet",
            folder.resolve("parquet").toString());
    assertThat(run(log, arguments)).as(Files.readString(log)).isEqualTo(1);

    Map<String, JsonNode> report = report(Files.readString(out.resolve("report.jsonl")));
    assertThat(report).hasSize(9);
    assertState(report, "good", "packaged");
    assertState(report, "clear", "packaged");
    assertFailed(report, "line 3", "expected a JSON object");
    assertFailed(report, "line 4", "the title good is on line 1 already");
    assertFailed(report, "lost", "lost.mp4");
    assertFailed(report, "no-key", "there is no key with the key id 20203040");
    assertFailed(report, "undecided", "expected a keyId");
    assertFailed(report, "line 8", "title: expected the name of a folder");
    assertFailed(report, "poisoned", "poisoned.jsonl");
    assertThat(log).content().contains("failed: lost: ").contains("2 packaged");
    assertThat(folder.resolve("parquet/_SUCCESS")).exists();
    try (Stream<Path> titles = Files.list(out)) {
      assertThat(titles.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder(".fragmill", "good", "clear", "report.jsonl");
    }

    assertThat(run(log, arguments)).isEqualTo(1);
    Map<String, JsonNode> again = report(Files.readString(out.resolve("report.jsonl")));
    assertState(again, "good", "unchanged");
    assertState(again, "clear", "unchanged");
    assertThat(Keys.filesWith(out)).isEmpty();
  }

  private static void assertFailed(Map<String, JsonNode> report, String title, String reason) {
    assertState(report, title, "failed");
    assertThat(row(report, title).get("failure").asText()).contains(reason).doesNotContain("\n");
  }

  /** A catalogue in a bucket, of titles in the bucket and of files that Hadoop reads. */
  private static void putCatalog(S3Bucket bucket, String name, String longClip) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < TITLES; number++) {
      String source =
          switch (number % 3) {
            case 0 -> longClip;
            case 1 -> "file://" + media.resolve("small.mp4");
            default -> "s3://titles/in/small.mp4";
          };
      String profile = number % 2 == 0 ? "live" : "on-demand";
      lines.add(
          title(
              "title-" + number,
              source,
              "\"keyId\": \"%s\", \"profile\": \"%s\"".formatted(Keys.ID, profile)));
    }
    bucket.put("in/" + name, String.join("\n", lines).getBytes(UTF_8));
    if (bucket.find("in/small.mp4").isEmpty()) {
      for (String clip : List.of("small.mp4", "long.mp4")) {
        bucket.put("in/" + clip, Files.readAllBytes(media.resolve(clip)));
      }
    }
  }

  /** Returns the options of a run over a catalogue in the bucket: Spark's, then our own. */
  private static List<String> arguments(
      S3Server server, String catalog, String out, String master, String... settings) {
    List<String> arguments = new ArrayList<>(List.of("--master", master));
    for (String setting : settings) {
      arguments.addAll(List.of("--conf", setting));
    }
    arguments.addAll(List.of("--catalog", "s3://titles/in/" + catalog, "--out", out));
    arguments.addAll(List.of("--s3-endpoint", server.endpoint().toString(), "--s3-path-style"));
    return arguments;
  }

  private Path packagedHere(S3Server server, String catalog) throws Exception {
    Path whole = folder.resolve("whole-" + catalog);
    Path log = folder.resolve(catalog + ".whole.log");
    List<String> arguments = arguments(server, catalog, whole.toString(), "local[*]");
    assertThat(run(log, arguments)).as(Files.readString(log)).isZero();
    return whole;
  }

  /** All titles are there, with the bytes of another run, and nothing else is. */
  private static void requireSame(S3Bucket bucket, String prefix, Path whole) throws Exception {
    Buckets.awaitDropped(bucket, prefix);
    assertThat(bucket.uploads("")).isEmpty();
    Path found = folder.resolve("found-" + whole.getFileName());
    Buckets.copy(bucket, prefix, found);
    Map<String, JsonNode> report = report(Files.readString(found.resolve("report.jsonl")));
    assertThat(report).hasSize(TITLES);
    for (int number = 0; number < TITLES; number++) {
      String title = "title-" + number;
      assertState(report, title, "packaged");
      assertThat(Trees.hashes(found.resolve(title)))
          .as(title)
          .isEqualTo(Trees.hashes(whole.resolve(title)));
    }
    assertThat(Buckets.keys(bucket, prefix))
        .noneMatch(it -> it.contains("fragmill-shared") || it.endsWith(".plan"));
  }

  @Test
  void cluster_executorKilled_givesTheBytesOfOneRunAndLeavesNothing() throws Exception {
    Path store = folder.resolve("s3");
    Path events = Files.createDirectories(folder.resolve("events"));
    Path local = Files.createDirectories(folder.resolve("local"));
    try (S3Server server = S3Server.start(store);
        S3Client client = server.client()) {
      server.createBucket("titles");
      environment.putAll(server.environment());
      S3Bucket bucket = S3Connection.of(client).bucket("titles");
      putCatalog(bucket, "catalog.jsonl", "long.mp4");
      Path whole = packagedHere(server, "catalog.jsonl");
      Path clusterLog = folder.resolve("cluster.log");
      List<String> arguments =
          arguments(
              server,
              "catalog.jsonl",
              "s3://titles/all",
              "local-cluster[2,1,1024]",
              "spark.executor.memory=1g",
              "spark.eventLog.enabled=true",
              "spark.eventLog.compress=false",
              "spark.eventLog.dir=" + events.toUri(),
              "spark.local.dir=" + local,
              "spark.shuffle.compress=false",
              "spark.shuffle.spill.compress=false",
              "spark.broadcast.compress=false",
              "spark.worker.cleanup.enabled=false");
      arguments.addAll(List.of("--unit-mib", "6"));
      Process process = start(clusterLog, arguments);
      killAnExecutor(process, bucket);
      // Both are gone at the end.
      Path spilled = assertHoldsNoKey(local, "shuffle_.*\\.data");
      assertThat(Keys.filesWithId(spilled)).isNotEmpty();
      assertHoldsNoKey(store, ".*\\.plan");
      assertThat(end(process)).as(Files.readString(clusterLog)).isZero();
      requireSame(bucket, "all/", whole);
    }
    assertThat(Trees.hashes(events)).isNotEmpty();
    assertThat(Keys.filesWith(events)).isEmpty();
    assertThat(Keys.filesWith(store)).isEmpty();
  }

  /** Executors have keys; the process that hands out the work has none. */
  @Test
  void twoMachines_slowTasksStartedTwice_giveTheBytesOfOneRunAndLeaveNothing() throws Exception {
    Path place = Files.createDirectories(folder.resolve("two"));
    Path events = Files.createDirectories(place.resolve("events"));
    Path longer = media.resolve("longer.mp4");
    Media.noise(longer, 15);
    Path sparkHome = Path.of(System.getProperty("fragmill.spark.jar")).resolveSibling("spark-home");
    try (S3Server server = S3Server.start(place.resolve("s3"));
        S3Client client = server.client()) {
      server.createBucket("titles");
      environment.putAll(server.environment());
      S3Bucket bucket = S3Connection.of(client).bucket("titles");
      putCatalog(bucket, "two.jsonl", longer.toString());
      Path whole = packagedHere(server, "two.jsonl");
      Map<String, String> ofExecutors = new HashMap<>(environment);
      ofExecutors.put("FRAGMILL_KEYS", Keys.PAIR);
      ofExecutors.put("FRAGMILL_IV_SECRET", Keys.IV_SECRET);
      environment.put("FRAGMILL_KEYS", "");
      environment.put("FRAGMILL_IV_SECRET", "");
      try (StandaloneCluster cluster =
          StandaloneCluster.start(place.resolve("cluster"), sparkHome, ofExecutors)) {
        Path log = place.resolve("run.log");
        List<String> arguments =
            arguments(
                server,
                "two.jsonl",
                "s3://titles/all",
                cluster.address(),
                "spark.executor.memory=1g",
                "spark.executor.cores=1",
                "spark.eventLog.enabled=true",
                "spark.eventLog.compress=false",
                "spark.eventLog.dir=" + events.toUri(),
                "spark.speculation=true",
                "spark.speculation.interval=20ms",
                "spark.speculation.multiplier=1.01",
                "spark.speculation.quantile=0.1",
                "spark.speculation.efficiency.enabled=false");
        assertThat(run(log, arguments)).as(Files.readString(log)).isZero();
      }
      requireSame(bucket, "all/", whole);
    }
    assertThat(speculativeTasks(events)).isPositive();
    assertThat(Keys.filesWith(events)).isEmpty();
  }

  private static long speculativeTasks(Path events) throws IOException {
    long count = 0;
    try (Stream<Path> files = Files.walk(events)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        try (Stream<String> lines = Files.lines(file)) {
          count +=
              lines
                  .filter(it -> it.contains("SparkListenerTaskStart"))
                  .filter(it -> it.contains("\"Speculative\":true"))
                  .count();
        }
      }
    }
    return count;
  }

  /** Looks at what is there now, while files come and go, and at some files that must be. */
  private static Path assertHoldsNoKey(Path from, String required) throws IOException {
    Path copy = Files.createTempDirectory(folder, "seen");
    List<String> seen = new ArrayList<>();
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            try {
              Files.copy(file, copy.resolve(Integer.toString(seen.size())));
              seen.add(file.getFileName().toString());
            } catch (NoSuchFileException e) {
              return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(seen).anyMatch(it -> it.matches(required));
    assertThat(Keys.filesWith(copy)).isEmpty();
    return copy;
  }

  /** When some titles are there, others are not, and plans wait for tasks. */
  private static void killAnExecutor(Process process, S3Bucket bucket) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (count(bucket, ".plan") == 0 || count(bucket, "/manifest.mpd") == 0) {
      assertThat(process.isAlive() && System.nanoTime() < deadline).isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    ProcessHandle executor =
        process
            .descendants()
            .filter(
                it ->
                    it.info()
                        .commandLine()
                        .filter(line -> line.contains("CoarseGrainedExecutorBackend"))
                        .isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(executor.destroyForcibly()).isTrue();
    assertThat(count(bucket, "/manifest.mpd")).isLessThan(TITLES);
  }

  private static long count(S3Bucket bucket, String ending) throws IOException {
    return Buckets.keys(bucket, "all/").stream().filter(it -> it.endsWith(ending)).count();
  }

  @Test
  void jar_holdsNothingOfSpark() throws IOException {
    try (ZipFile jar = new ZipFile(System.getProperty("fragmill.spark.jar"))) {
      assertThat(jar.stream().map(Object::toString))
          .noneMatch(
              it ->
                  it.startsWith("org/apache/spark/")
                      || it.startsWith("scala/")
                      || it.startsWith("org/apache/hadoop/")
                      || it.startsWith("com/fasterxml/")
                      || it.startsWith("org/slf4j/"))
          .anyMatch(it -> it.startsWith("io/github/fragmill/core/"));
    }
  }
}
