package io.github.fragmill.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.KeySourceUnavailableException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.crypto.KeySource;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.origin.catalog.Title;
import io.github.fragmill.origin.catalog.TitleCatalog;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an origin opens titles, keeps them, and notices that they have changed. */
class OriginTitlesTest {

  private static final String MPD = "/film/manifest.mpd";
  private static final String INIT = "/film/video-360/init.mp4";
  private static final String SEGMENT = "/film/video-360/1.m4s";

  private final Path folder;
  private final Path film;
  private final AtomicInteger lookups = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();

  OriginTitlesTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.film = Films.copyOf(folder, "film.mp4");
  }

  private Origin.Builder origin(Title title) {
    return Origin.builder(counted(title)).ticker(nanos::get);
  }

  private TitleCatalog counted(Title title) {
    return name -> {
      lookups.incrementAndGet();
      return Optional.of(title).filter(it -> name.equals("film") && Files.exists(film));
    };
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private Title saved() {
    return Title.of(Films.encrypted(film, Scheme.CBCS))
        .saved(
            "cbcs",
            it ->
                it.encryption(Encryptor.of(Films.KEY))
                    .manifest(DashManifest.segmentTemplate(), HlsManifest.of()));
  }

  /** Another film under the same name. */
  private void replace() throws IOException {
    Path other = Files.write(folder.resolve("other"), Files.readAllBytes(Films.CLIP));
    Files.write(other, new byte[] {0, 0, 0, 8, 'f', 'r', 'e', 'e'}, StandardOpenOption.APPEND);
    Files.setLastModifiedTime(other, FileTime.fromMillis(1_900_000_000_000L));
    Files.move(other, film, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void handle_aThousandRequestsForAColdTitle_openItOnce() throws Exception {
    Origin origin = origin(Title.of(Films.encrypted(film, Scheme.CBCS))).build();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return Answer.get(origin, MPD);
                }));
      }
      start.countDown();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).isEqualTo(200);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(lookups).hasValue(1);
    assertThat(origin.stats().plannedTitles()).isEqualTo(1);
  }

  @Test
  void handle_titleIsKept_andAskedForAgainAfterItsTime() throws IOException {
    Origin origin = origin(Title.of(Films.clear(film))).keepTitles(Duration.ofMinutes(1)).build();
    Answer.get(origin, MPD);
    pass(Duration.ofSeconds(59));
    Answer.get(origin, MPD);
    assertThat(lookups).hasValue(1);

    pass(Duration.ofSeconds(2));
    Answer.get(origin, MPD);

    assertThat(lookups).hasValue(2);
  }

  @Test
  void handle_titleIsAbsent_notLookedForAgainAtOnce() throws IOException {
    Origin origin = origin(Title.of(Films.clear(film))).build();
    for (int i = 0; i < 5; i++) {
      assertThat(Answer.get(origin, "/other/manifest.mpd").status()).isEqualTo(404);
    }
    assertThat(lookups).hasValue(1);

    pass(Duration.ofSeconds(2));
    Answer.get(origin, "/other/manifest.mpd");

    assertThat(lookups).hasValue(2);
  }

  @Test
  void handle_sourceWasReplaced_newTitleAtOnceWhereMediaIsRead() throws IOException {
    Origin origin = origin(Title.of(Films.clear(film))).build();
    String before = Answer.get(origin, SEGMENT).field("ETag");

    replace();
    Answer after = Answer.get(origin, "/film/video-360/2.m4s");

    assertThat(after.status()).isEqualTo(200);
    assertThat(Answer.get(origin, SEGMENT).field("ETag")).isNotEqualTo(before);
  }

  @Test
  void handle_sourceWasReplaced_manifestFollowsAfterTheNextCheck() throws IOException {
    Origin origin = origin(Title.of(Films.clear(film))).redirectManifests().build();
    String before = Answer.get(origin, MPD).field("Location");

    replace();
    assertThat(Answer.get(origin, MPD).field("Location")).isEqualTo(before);
    pass(Duration.ofSeconds(2));

    assertThat(Answer.get(origin, MPD).field("Location")).isNotEqualTo(before);
    assertThat(Answer.get(origin, "/film/" + before.substring(2)).status()).isEqualTo(404);
  }

  @Test
  void handle_versionOfAReplacedSource_neverMixesOldAndNew() throws IOException {
    Origin origin = origin(Title.of(Films.clear(film))).redirectManifests().build();
    String location = Answer.get(origin, MPD).field("Location").substring(2);
    String base = "/film/" + location.substring(0, location.indexOf('/') + 1);
    assertThat(Answer.get(origin, base + "video-360/1.m4s").status()).isEqualTo(200);

    replace();

    assertThat(Answer.get(origin, base + "video-360/2.m4s").status()).isEqualTo(404);
  }

  @Test
  void handle_sourceIsGone_absentAsTheCatalogSays() throws IOException {
    Origin origin = origin(Title.of(Films.clear(film))).segmentCacheBytes(0, 0).build();
    Answer.get(origin, SEGMENT);

    Files.delete(film);

    assertThat(Answer.get(origin, SEGMENT).status()).isEqualTo(404);
  }

  @Test
  void handle_sourceIsNoMp4_badGatewayOnceInAWhile() throws IOException {
    Files.write(film, new byte[0]);
    Origin origin = origin(Title.of(Films.clear(film))).build();

    for (int i = 0; i < 5; i++) {
      Answer answer = Answer.get(origin, MPD);
      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.failure()).isPresent();
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .isEqualTo("the title cannot be read\n");
      assertThat(answer.field("Cache-Control")).isEqualTo("no-store");
    }
    assertThat(lookups).hasValue(1);
  }

  /** The title is never served clear instead, and the failure is kept for a second only. */
  @Test
  void handle_keyServerFails_saysSoAndRecovers() throws IOException {
    List<KeySourceException> failures = new ArrayList<>();
    Title title =
        Title.of(
            Films.clear(film)
                .protect(
                    CommonEncryption.builder(Scheme.CBCS)
                        .key(
                            TrackSelector.all(),
                            (KeySource)
                                request -> {
                                  if (!failures.isEmpty()) {
                                    throw failures.get(failures.size() - 1);
                                  }
                                  return Films.KEY;
                                })
                        .build()));
    Origin origin = origin(title).build();

    failures.add(new KeySourceUnavailableException("late", new TimeoutException("30 s")));
    requireFailure(Answer.get(origin, MPD), 504, "the key server does not answer\n");
    pass(Duration.ofSeconds(2));
    failures.add(new KeySourceException("no policy"));
    requireFailure(Answer.get(origin, MPD), 502, "the keys of the title are missing\n");
    requireFailure(Answer.get(origin, SEGMENT), 502, "the keys of the title are missing\n");
    assertThat(lookups).hasValue(2);
    pass(Duration.ofSeconds(2));
    failures.clear();

    assertThat(Answer.get(origin, MPD).status()).isEqualTo(200);
  }

  private static void requireFailure(Answer answer, int status, String body) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(body);
    assertThat(answer.field("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.failure()).isPresent();
  }

  @Test
  void handle_sourceDoesNotAnswer_gatewayTimeout() throws IOException {
    Source slow =
        new Source() {
          @Override
          public String name() {
            return "slow.mp4";
          }

          @Override
          public SourceReader open() throws SourceException {
            throw SourceException.of("cannot read slow.mp4", new HttpTimeoutException("timed out"));
          }
        };
    Origin origin =
        origin(Title.of(Packager.of(slow).manifest(DashManifest.segmentTemplate()))).build();

    assertThat(Answer.get(origin, MPD).status()).isEqualTo(504);
  }

  @Test
  void handle_catalogIsBroken_itsOwnFailureAndNothingIsKept() {
    AtomicInteger calls = new AtomicInteger();
    Origin origin =
        Origin.builder(
                name -> {
                  calls.incrementAndGet();
                  throw new IllegalStateException("broken");
                })
            .build();
    OriginRequest request = OriginRequest.of("GET", MPD);

    for (int i = 1; i <= 2; i++) {
      assertThatIllegalStateException()
          .isThrownBy(() -> origin.handle(request).close())
          .withMessage("broken");
      assertThat(calls).hasValue(i);
    }
  }

  @Test
  void planFolder_afterARestart_loadsWithTheSameBytesAndTags() throws IOException {
    Path plans = folder.resolve("plans");
    Answer before = Answer.get(origin(saved()).planFolder(plans, 1 << 20).build(), SEGMENT);

    Origin restarted = origin(saved()).planFolder(plans, 1 << 20).build();

    assertThat(Answer.get(restarted, SEGMENT)).isEqualTo(before);
    assertThat(restarted.stats().loadedTitles()).isEqualTo(1);
    assertThat(restarted.stats().plannedTitles()).isZero();
    assertThat(restarted.stats().planFolderFailures()).isZero();
  }

  @Test
  void planFolder_sourceWasReplaced_plansAnew() throws IOException {
    Path plans = folder.resolve("plans");
    Answer before = Answer.get(origin(saved()).planFolder(plans, 1 << 20).build(), INIT);

    replace();
    Origin restarted = origin(saved()).planFolder(plans, 1 << 20).build();

    assertThat(Answer.get(restarted, INIT).field("ETag")).isNotEqualTo(before.field("ETag"));
    assertThat(restarted.stats().plannedTitles()).isEqualTo(1);
  }

  @Test
  void planFolder_damagedFile_plansAnewAndMendsIt() throws IOException {
    Path plans = folder.resolve("plans");
    Answer before = Answer.get(origin(saved()).planFolder(plans, 1 << 20).build(), INIT);
    Path plan = onlyFile(plans);
    byte[] bytes = Files.readAllBytes(plan);
    bytes[bytes.length / 2] ^= 1;
    Files.write(plan, bytes);

    Origin restarted = origin(saved()).planFolder(plans, 1 << 20).build();

    assertThat(Answer.get(restarted, INIT)).isEqualTo(before);
    assertThat(restarted.stats().planFolderFailures()).isEqualTo(1);
    assertThat(restarted.stats().plannedTitles()).isEqualTo(1);
    Origin again = origin(saved()).planFolder(plans, 1 << 20).build();
    assertThat(Answer.get(again, INIT)).isEqualTo(before);
    assertThat(again.stats().loadedTitles()).isEqualTo(1);
  }

  @Test
  void planFolder_isAFile_servesWithoutIt() throws IOException {
    Path plans = Files.write(folder.resolve("plans"), new byte[1]);
    Origin origin = origin(saved()).planFolder(plans, 1 << 20).build();

    assertThat(Answer.get(origin, INIT).status()).isEqualTo(200);
    assertThat(origin.stats().planFolderFailures()).isPositive();
  }

  @Test
  void planFolder_isFull_keepsWithinItsBytes() throws IOException {
    Path plans = folder.resolve("plans");
    Path ours = Files.createDirectories(plans).resolve("notes.txt");
    Files.write(ours, new byte[100]);
    Origin origin = origin(saved()).planFolder(plans, 0).build();

    assertThat(Answer.get(origin, INIT).status()).isEqualTo(200);

    assertThat(onlyFile(plans)).isEqualTo(ours);
  }

  @Test
  void planFolder_holdsNoKey() throws IOException {
    Path plans = folder.resolve("plans");
    Answer.get(origin(saved()).planFolder(plans, 1 << 20).build(), INIT);

    String content = new String(Files.readAllBytes(onlyFile(plans)), StandardCharsets.ISO_8859_1);
    assertThat(content)
        .doesNotContain(
            new String(
                HexFormat.of().parseHex("00112233445566778899aabbccddeeff"),
                StandardCharsets.ISO_8859_1))
        .doesNotContain("00112233445566778899aabbccddeeff");
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
