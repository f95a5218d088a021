package io.github.fragmill.example.spark.title;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.example.spark.Keys;
import io.github.fragmill.example.spark.Media;
import io.github.fragmill.example.spark.Trees;
import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.catalog.JobSettings;
import io.github.fragmill.example.spark.report.TitleRow;
import io.github.fragmill.testing.keyserver.Fault;
import io.github.fragmill.testing.keyserver.SpekeServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executors that have no keys ask a SPEKE server, each for itself. */
class KeyServerTest {

  private static final Map<String, String> NO_KEYS = Map.of("FRAGMILL_IV_SECRET", Keys.IV_SECRET);
  private static final long SMALL_UNIT_BYTES = 100_000;

  private final Path folder;
  private SpekeServer server;

  KeyServerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() throws IOException {
    server = SpekeServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JobSettings settings() {
    return Settings.ofServer(
        "1", folder.resolve("out").toString(), server.url().toString(), SMALL_UNIT_BYTES);
  }

  private static CatalogEntry entry(String options) {
    return Settings.entry(
        "{\"title\": \"film\", \"sources\": [\"%s\"]%s}".formatted(Media.sample(), options));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"scheme\": \"cenc\", \"profile\": \"live\"",
        ", \"key-rotation\": \"6\", \"content-id\": \"catalogue/film\""
      })
  void tasks_ofSeveralExecutors_giveWhatOneGives(String options) throws Exception {
    CatalogEntry entry = entry(options);
    Map<String, String> expected =
        OneProcess.hashes(entry, settings(), NO_KEYS, folder.resolve("whole"));
    int requests = server.requests().size();

    BegunTitle begun = new TitleWorker(settings(), NO_KEYS).begin(entry);
    assertThat(begun.row()).isNull();
    List<BegunTitle.Task> tasks = begun.tasks();
    assertThat(tasks).hasSizeGreaterThan(2);
    TitleWorker other = new TitleWorker(settings(), NO_KEYS);
    for (BegunTitle.Task task : tasks) {
      assertThat(other.execute(task).row()).isNull();
    }
    assertThat(server.requests()).as("one of each").hasSize(requests + 2);
    requireNoKeyIn(folder.resolve("out/.fragmill"));
    TitleRow row = new TitleWorker(settings(), NO_KEYS).commit(tasks.get(0), 1);
    assertThat(row.failure()).isEmpty();
    assertThat(server.requests()).as("the commit needs no key").hasSize(requests + 2);
    assertThat(Trees.hashes(folder.resolve("out/film"))).isEqualTo(expected);
    requireNoKeyIn(folder);
  }

  private void requireNoKeyIn(Path place) throws IOException {
    Collection<String> keys = server.keys().values();
    assertThat(keys).isNotEmpty();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(place)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(Keys.isAnyIn(keys, Files.readString(file, StandardCharsets.ISO_8859_1)))
          .as(file.toString())
          .isFalse();
    }
  }

  @Test
  void begin_serverIsDown_failsAndIsNeverClear() {
    server.fault(Fault.ALWAYS_DOWN);
    TitleRow row =
        Objects.requireNonNull(new TitleWorker(settings(), NO_KEYS).begin(entry("")).row());
    assertThat(row.state()).isEqualTo(TitleRow.State.FAILED);
    assertThat(row.failure()).contains("500");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void execute_serverRefusesMeanwhile_failsWithoutItsKey() throws IOException {
    BegunTitle begun = new TitleWorker(settings(), NO_KEYS).begin(entry(""));
    server.fault(Fault.REFUSED);
    TitleWorker other = new TitleWorker(settings(), NO_KEYS);
    TitleRow row = Objects.requireNonNull(other.execute(begun.tasks().get(0)).row());
    assertThat(row.state()).isEqualTo(TitleRow.State.FAILED);
    assertThat(Keys.isAnyIn(server.keys().values(), row.failure())).isFalse();
    other.cleanUp("film", begun.planId());
    assertThat(folder.resolve("out/film")).doesNotExist();
  }
}
