package io.github.fragmill.example.spark.title;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.example.spark.Keys;
import io.github.fragmill.example.spark.Media;
import io.github.fragmill.example.spark.Trees;
import io.github.fragmill.example.spark.catalog.CatalogEntry;
import io.github.fragmill.example.spark.report.TitleRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles into a folder, by one worker. */
class TitleWorkerTest {

  private final Path folder;

  TitleWorkerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private TitleWorker worker(String run) {
    return new TitleWorker(
        Settings.inFolder(run, folder.resolve("out").toString()), Settings.ENVIRONMENT);
  }

  private static CatalogEntry entry(String title, String options) {
    return Settings.entry(
        "{\"title\": \"%s\", \"sources\": [\"%s\"], %s}".formatted(title, Media.sample(), options));
  }

  private static CatalogEntry encrypted(String title) {
    return entry(title, "\"keyId\": \"" + Keys.ID + "\"");
  }

  /** Does what a run does for a title. */
  private static TitleRow run(TitleWorker worker, CatalogEntry entry) throws IOException {
    BegunTitle begun = worker.begin(entry);
    if (begun.leftWork()) {
      worker.cleanUp(entry.title(), begun.planId());
    }
    if (begun.row() != null) {
      return Objects.requireNonNull(begun.row());
    }
    if (begun.needsRoom()) {
      assertThat(worker.makeRoom(begun)).isEmpty();
    }
    BegunTitle.Task task = begun.tasks().get(0);
    TitleRow row = Objects.requireNonNull(worker.execute(task).row());
    if (row.state() == TitleRow.State.FAILED) {
      worker.cleanUp(entry.title(), begun.planId());
    }
    return row;
  }

  @Test
  void run_again_changesNothing() throws IOException {
    TitleRow first = run(worker("1"), encrypted("film"));
    assertThat(first.failure()).isEmpty();
    assertThat(first.state()).isEqualTo(TitleRow.State.PACKAGED);
    assertThat(first.manifests()).containsExactly("manifest.mpd", "master.m3u8");
    assertThat(first.bytes()).isGreaterThan(500_000);

    TitleRow again = run(worker("2"), encrypted("film"));
    assertThat(again.state()).isEqualTo(TitleRow.State.UNCHANGED);
    assertThat(again.bytes()).isEqualTo(first.bytes());
  }

  @Test
  void run_otherOptions_replaces() throws IOException {
    run(worker("1"), encrypted("film"));
    TitleRow row = run(worker("2"), entry("film", "\"scheme\": \"none\", \"profile\": \"live\""));
    assertThat(row.failure()).isEmpty();
    assertThat(row.state()).isEqualTo(TitleRow.State.PACKAGED);
    assertThat(folder.resolve("out/film/video-360/1.m4s")).exists();
    assertThat(folder.resolve("out/film/video-360.mp4")).doesNotExist();
    assertThat(folder.resolve("out/film/manifest.mpd"))
        .content()
        .doesNotContain("ContentProtection");
  }

  @Test
  void run_outputIsGone_isMadeAgain() throws IOException {
    run(worker("1"), encrypted("film"));
    Files.delete(folder.resolve("out/film/manifest.mpd"));
    assertThat(run(worker("2"), encrypted("film")).state()).isEqualTo(TitleRow.State.PACKAGED);
    assertThat(folder.resolve("out/film/manifest.mpd")).exists();
  }

  @Test
  void run_somethingElseIsThere_isRefused() throws IOException {
    Files.createDirectories(folder.resolve("out/film"));
    Files.writeString(folder.resolve("out/film/letter.txt"), "dear");
    assertThat(run(worker("1"), encrypted("film")).failure())
        .contains("something is at its place that is of no catalogue");
    assertThat(folder.resolve("out/film/letter.txt")).hasContent("dear");
  }

  /** An executor that was killed between the commit and its report. */
  @Test
  void begin_afterTheCommit_saysWhatWasMade() throws IOException {
    TitleRow first = Objects.requireNonNull(worker("1").begin(encrypted("film")).row());
    BegunTitle again = worker("1").begin(encrypted("film"));
    assertThat(Objects.requireNonNull(again.row()).state()).isEqualTo(TitleRow.State.PACKAGED);
    assertThat(again.row().bytes()).isEqualTo(first.bytes());
    assertThat(again.tasks()).isEmpty();
  }

  /** The same for a title that has replaced another: its tasks are expected again. */
  @Test
  void execute_afterTheCommit_saysWhatWasMade() throws IOException {
    run(worker("1"), entry("film", "\"scheme\": \"none\""));
    TitleWorker worker = worker("2");
    BegunTitle begun = worker.begin(encrypted("film"));
    assertThat(begun.needsRoom()).isTrue();
    assertThat(worker.makeRoom(begun)).isEmpty();
    BegunTitle.Task task = begun.tasks().get(0);
    TitleRow first = Objects.requireNonNull(worker.execute(task).row());
    TitleRow second = Objects.requireNonNull(worker("2").execute(task).row());
    assertThat(second.state()).isEqualTo(TitleRow.State.PACKAGED);
    assertThat(second.bytes()).isEqualTo(first.bytes());

    BegunTitle anew = worker("2").begin(encrypted("film"));
    assertThat(anew.row()).isNull();
    assertThat(anew.needsRoom()).isFalse();
    assertThat(anew.tasks()).isEqualTo(begun.tasks());
    assertThat(run(worker("3"), encrypted("film")).state()).isEqualTo(TitleRow.State.UNCHANGED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"keyId\": \"20203040-5060-4708-90a0-b0c0d0e0f001\""
            + " | there is no key with the key id 20203040-5060-4708-90a0-b0c0d0e0f001",
        "\"profile\": \"live\" | expected a keyId, a key server (--speke), or scheme none",
        "\"scheme\": \"none\", \"profile\": \"x\" | --profile: expected on-demand or live",
        "\"scheme\": \"none\", \"segment-seconds\": \"x\" | Invalid value for option"
      })
  void begin_badOptions_failWithTheReason(String options, String failure) {
    TitleRow row = Objects.requireNonNull(worker("1").begin(entry("film", options)).row());
    assertThat(row.state()).isEqualTo(TitleRow.State.FAILED);
    assertThat(row.failure()).contains(failure).doesNotContain("\n");
    assertThat(folder).isEmptyDirectory();
  }

  /** Somebody's key in the wrong field does not get into the report. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9f8e7d6c5b4a39281706f5e4d3c2b1a0",
        Keys.PAIR,
        "n459bFtKOSgXBvXk08KxoA==",
        "audio=n459bFtKOSgXBvXk08KxoA"
      })
  void begin_keyInAnOption_isNotRepeated(String key) {
    for (String option : List.of("scheme", "profile", "pattern", "segment-seconds", "iv")) {
      CatalogEntry entry =
          entry("film", "\"%s\": \"%s\", \"keyId\": \"%s\"".formatted(option, key, Keys.ID));
      TitleRow row = Objects.requireNonNull(worker("1").begin(entry).row());
      assertThat(row.state()).as(option).isEqualTo(TitleRow.State.FAILED);
      assertThat(row.failure()).contains("--" + option).doesNotContain(key);
    }
  }

  @Test
  void begin_sourceIsMissing_fails() {
    CatalogEntry entry =
        Settings.entry(
            "{\"title\": \"film\", \"sources\": [\"missing.mp4\"], \"scheme\": \"none\"}");
    TitleRow row = Objects.requireNonNull(worker("1").begin(entry).row());
    assertThat(row.failure()).contains("missing.mp4");
  }

  @Test
  void begin_noIvSecret_fails() {
    Map<String, String> environment = new HashMap<>(Settings.ENVIRONMENT);
    environment.remove("FRAGMILL_IV_SECRET");
    TitleWorker worker =
        new TitleWorker(Settings.inFolder("1", folder.resolve("out").toString()), environment);
    TitleRow row = Objects.requireNonNull(worker.begin(encrypted("film")).row());
    assertThat(row.failure()).contains("--iv-secret or FRAGMILL_IV_SECRET");
  }

  /** A lost file of media must not become a presentation, nor cost the one that is there. */
  @Test
  void execute_sourceHasChanged_failsAndLeavesWhatWasThere() throws Exception {
    run(worker("1"), encrypted("film"));
    Map<String, String> before = Trees.hashes(folder.resolve("out/film"));
    Path source = Files.copy(Media.sample(), folder.resolve("film.mp4"));
    CatalogEntry entry =
        Settings.entry(
            "{\"title\": \"film\", \"sources\": [\"%s\"], \"scheme\": \"none\"}".formatted(source));
    TitleWorker worker = worker("2");
    BegunTitle begun = worker.begin(entry);
    assertThat(worker.makeRoom(begun)).isEmpty();
    BegunTitle.Task task = begun.tasks().get(0);
    Files.write(source, new byte[1000]);
    TitleRow row = Objects.requireNonNull(worker.execute(task).row());
    assertThat(row.failure()).contains("film.mp4");
    worker.cleanUp("film", begun.planId());
    assertThat(Trees.hashes(folder.resolve("out/film"))).isEqualTo(before);
    try (var left = Files.list(folder.resolve("out"))) {
      assertThat(left)
          .containsExactlyInAnyOrder(folder.resolve("out/.fragmill"), folder.resolve("out/film"));
    }
  }

  @Test
  void whatTravels_holdsNoKey() throws IOException {
    run(worker("1"), entry("film", "\"scheme\": \"none\""));
    BegunTitle planned = worker("1").begin(encrypted("film"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(planned);
      objects.writeObject(planned.tasks());
      objects.writeObject(Settings.inFolder("1", "out"));
    }
    Files.write(folder.resolve("travels"), bytes.toByteArray());
    assertThat(Keys.filesWith(folder)).isEmpty();
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).contains(Keys.ID);
  }
}
