package io.github.fragmill.platform.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.platform.catalog.FailureKind;
import io.github.fragmill.platform.catalog.Packaging;
import io.github.fragmill.platform.catalog.Status;
import io.github.fragmill.platform.catalog.Upload;
import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.config.KeyServerSettings;
import io.github.fragmill.platform.keys.KeyVault;
import io.github.fragmill.platform.keys.MasterKey;
import io.github.fragmill.platform.queue.JobStoppedException;
import io.github.fragmill.platform.queue.TryLaterException;
import io.github.fragmill.platform.service.Bench;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.title.KeyServer;
import io.github.fragmill.platform.title.TitlePackager;
import io.github.fragmill.testing.keyserver.Fault;
import io.github.fragmill.testing.keyserver.SpekeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackagingJobTest {

  private static final RequestedOptions DEFAULT_OPTIONS = encrypting(Optional.empty());

  private static RequestedOptions encrypting(Optional<String> tracks) {
    return encrypting(tracks, Optional.empty());
  }

  private static RequestedOptions encrypting(Optional<String> tracks, Optional<String> scheme) {
    return new RequestedOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        scheme,
        tracks,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private Bench bench;
  private long id;
  private Upload upload;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    bench = new Bench(folder);
    upload = bench.upload();
    id = bench.packagings.add(upload.id(), bench.options.read(DEFAULT_OPTIONS)).id();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void run_film_isReadyAndWhole() throws Exception {
    job(bench.output).run(id);

    assertThat(packaging().status()).isEqualTo(Status.READY);
    assertThat(packaging().progressPermille()).isEqualTo(1_000);
    assertThat(packaging().hasHls()).isTrue();
    assertThat(names())
        .containsExactly(
            "audio-en.m3u8",
            "audio-en.mp4",
            "stream.m3u8",
            "stream.mpd",
            "video-360-iframes.m3u8",
            "video-360.m3u8",
            "video-360.mp4");
  }

  /** HLS has no form for cens and cbc1. */
  @ParameterizedTest
  @CsvSource({
    "cbcs, video, true",
    "cenc, video, true",
    "cens, video, false",
    "cbc1, audio, false",
    "cens, none, true"
  })
  void run_eachScheme_hasHlsWhereThereIsAFormForIt(String scheme, String tracks, boolean hasHls)
      throws Exception {
    RequestedOptions wanted = encrypting(Optional.of(tracks), Optional.of(scheme));
    id = bench.packagings.add(upload.id(), bench.options.read(wanted)).id();

    job(bench.output).run(id);

    assertThat(packaging().status()).isEqualTo(Status.READY);
    assertThat(packaging().hasHls()).isEqualTo(hasHls);
    assertThat(names()).contains("stream.mpd", "video-360.mp4");
    assertThat(names().contains("stream.m3u8")).isEqualTo(hasHls);
    assertThat(names().stream().anyMatch(name -> name.endsWith(".m3u8"))).isEqualTo(hasHls);
  }

  private List<String> names() throws IOException {
    return bench.output.list(packaging().item().orElseThrow()).stream()
        .map(file -> file.name().substring(file.name().lastIndexOf('/') + 1))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"video, 1, 1", "audio, 1, 1", "all, 2, 0", "none, 0, 2"})
  void run_eachChoiceOfTracks_isWhatIsEncrypted(String tracks, int encrypted, int clear)
      throws Exception {
    id = packaging(upload, tracks);

    job(bench.output).run(id);

    assertThat(sets(true)).hasSize(encrypted);
    assertThat(sets(false)).hasSize(clear);
    assertThat(sets(true)).allMatch(set -> tracks.equals("all") || set.contains(tracks + "/"));
  }

  @Test
  void run_titleWithoutTheTracksThatStayClear_isReady() throws Exception {
    id = packaging(bench.uploadSilent(), "video");

    job(bench.output).run(id);

    assertThat(sets(true)).hasSize(1);
    assertThat(sets(false)).isEmpty();
  }

  /** It would be published clear although it was to be encrypted. */
  @Test
  void run_titleWithoutTheTracksToEncrypt_fails() throws Exception {
    id = packaging(bench.uploadSilent(), "audio");

    job(bench.output).run(id);

    assertThat(packaging().status()).isEqualTo(Status.FAILED);
    assertThat(packaging().failure().orElseThrow()).startsWith("no track left for key for audio: ");
    assertThat(bench.files("output")).isEmpty();
  }

  private long packaging(Upload of, String tracks) throws Exception {
    return bench.packagings.add(of.id(), bench.options.read(encrypting(Optional.of(tracks)))).id();
  }

  /** Returns the sets of the manifest that are encrypted, or those that are not. */
  private List<String> sets(boolean encrypted) throws IOException {
    Path item = bench.folder.resolve("output").resolve(packaging().item().orElseThrow());
    return Stream.of(Files.readString(item.resolve("stream.mpd")).split("<AdaptationSet"))
        .skip(1)
        .filter(set -> set.contains("ContentProtection") == encrypted)
        .toList();
  }

  @Test
  void run_again_doesNothing() throws Exception {
    job(bench.output).run(id);
    Packaging before = packaging();

    job(bench.output).run(id);

    assertThat(packaging()).isEqualTo(before);
  }

  @Test
  void run_outputFails_isTriedAgainAndThenFails() throws Exception {
    Storage broken = new OtherOutput(bench.output, item -> () -> fail("the disk is full"));

    for (int attempt = 1; attempt < 3; attempt++) {
      assertThatThrownBy(() -> job(broken).run(id)).isInstanceOf(TryLaterException.class);
      assertThat(packaging().status()).isEqualTo(Status.INGESTED);
      assertThat(packaging().failure().orElseThrow()).contains("the disk is full");
    }
    job(broken).run(id);

    assertThat(packaging().status()).isEqualTo(Status.FAILED);
    assertThat(packaging().attempts()).isEqualTo(3);
    assertThat(packaging().failure().orElseThrow()).contains("the disk is full").endsWith(".");
    assertThat(bench.files("output")).isEmpty();
  }

  @Test
  void run_inputIsGone_failsAtOnce() throws Exception {
    bench.input.delete(upload.item());

    job(bench.output).run(id);

    assertThat(packaging().status()).isEqualTo(Status.FAILED);
    assertThat(packaging().failure()).contains("sample.mp4 is not in the storage any more.");
  }

  @Test
  void run_otherMasterKey_failsAtOnce(@TempDir Path folder) throws Exception {
    KeyVault other =
        new KeyVault(MasterKey.load(Optional.of("08".repeat(32)), folder.resolve("none")));

    job(bench.output, other).run(id);

    assertThat(packaging().status()).isEqualTo(Status.FAILED);
    assertThat(bench.files("output")).isEmpty();
  }

  /** As when the process dies in each attempt. */
  @Test
  void run_allAttemptsDied_fails() {
    for (int attempt = 0; attempt < 3; attempt++) {
      bench.attempts.claim(id, "dead");
    }

    job(bench.output).run(id);

    assertThat(packaging().status()).isEqualTo(Status.FAILED);
    assertThat(packaging().failure()).contains("All 3 attempts ended with their processes.");
  }

  @Test
  void run_cancelledMeanwhile_leavesNothing() throws Exception {
    Storage cancelling =
        new OtherOutput(
            bench.output,
            item -> {
              bench.packagings.cancel(id);
              return bench.output.output(item);
            });

    job(cancelling).run(id);

    assertThat(packaging().status()).isEqualTo(Status.CANCELLED);
    assertThat(bench.files("output")).isEmpty();
  }

  @Test
  void run_deletedMeanwhile_leavesNothing() throws Exception {
    Storage deleting =
        new OtherOutput(
            bench.output,
            item -> {
              bench.packagings.delete(id);
              return bench.output.output(item);
            });

    job(deleting).run(id);

    assertThat(bench.packagings.find(id)).isEmpty();
    assertThat(bench.files("output")).isEmpty();
  }

  @Test
  void run_processEnds_goesBackIntoTheQueue() throws Exception {
    Storage ending =
        new OtherOutput(
            bench.output,
            item -> {
              bench.running.close();
              return bench.output.output(item);
            });

    assertThatThrownBy(() -> job(ending).run(id)).isInstanceOf(JobStoppedException.class);

    assertThat(packaging().status()).isEqualTo(Status.INGESTED);
    assertThat(packaging().attempts()).isZero();
    assertThat(packaging().failure()).isEmpty();
    assertThat(bench.files("output")).isEmpty();
  }

  /** All tracks and no others have keys, and the server is asked once. */
  @ParameterizedTest
  @CsvSource({
    "1.0, SHARED, video, 1, 1",
    "1.0, SHARED, all, 2, 0",
    "2.0, SHARED, audio, 1, 1",
    "2.0, 'VIDEO-2,AUDIO-1', video, 1, 1",
    "2.1, 'VIDEO-2,AUDIO-1', audio, 1, 1",
    "2.1, 'AUDIO-3,VIDEO-8', all, 2, 0",
    "2.0, SHARED, none, 0, 2"
  })
  void run_keyServer_hasItsKeys(
      String version, String contract, String tracks, int encrypted, int clear) throws Exception {
    try (SpekeServer server = SpekeServer.start()) {
      id = ofServer(upload, tracks);

      job(server, version, contract).run(id);

      assertThat(packaging().failure()).isEmpty();
      assertThat(packaging().status()).isEqualTo(Status.READY);
      assertThat(sets(true)).hasSize(encrypted);
      assertThat(sets(false)).hasSize(clear);
      assertThat(sets(true))
          .allSatisfy(set -> assertThat(server.keys().keySet()).anyMatch(set::contains));
      assertThat(server.requests()).hasSize(encrypted == 0 ? 0 : 1);
      assertThat(server.requests())
          .allSatisfy(it -> assertThat(it).containsPattern("[iI]d=\"title-" + upload.id() + "\""));
    }
  }

  @Test
  void run_keyServerAndNoTrackToEncrypt_fails() throws Exception {
    try (SpekeServer server = SpekeServer.start()) {
      id = ofServer(bench.uploadSilent(), "audio");

      job(server, "2.0", "VIDEO-1,AUDIO-1").run(id);

      assertThat(packaging().status()).isEqualTo(Status.FAILED);
      assertThat(packaging().failureKind()).contains(FailureKind.TITLE);
      assertThat(bench.files("output")).isEmpty();
    }
  }

  @Test
  void run_keyServerRefuses_failsAtOnceWithItsWords() throws Exception {
    try (SpekeServer server = SpekeServer.start()) {
      server.fault(Fault.REFUSED);
      id = ofServer(upload, "all");

      job(server, "2.0", "SHARED").run(id);

      assertThat(packaging().status()).isEqualTo(Status.FAILED);
      assertThat(packaging().failureKind()).contains(FailureKind.KEY_SERVER);
      assertThat(packaging().failure())
          .contains("SPEKE server 127.0.0.1: answered 422: no policy for key (removed).");
      assertThat(bench.files("output")).isEmpty();
    }
  }

  @Test
  void run_keyServerIsDown_isTriedAgainAndThenFails() throws Exception {
    try (SpekeServer server = SpekeServer.start()) {
      server.fault(Fault.ALWAYS_DOWN);
      id = ofServer(upload, "all");

      for (int attempt = 1; attempt < 3; attempt++) {
        assertThatThrownBy(() -> job(server, "2.0", "SHARED").run(id))
            .isInstanceOf(TryLaterException.class);
        assertThat(packaging().status()).isEqualTo(Status.INGESTED);
        assertThat(packaging().failureKind()).contains(FailureKind.KEY_SERVER);
      }
      job(server, "2.0", "SHARED").run(id);

      assertThat(packaging().status()).isEqualTo(Status.FAILED);
      assertThat(packaging().failureKind()).contains(FailureKind.KEY_SERVER);
      assertThat(packaging().failure().orElseThrow())
          .contains("answered 500: no keys at this time");
      assertThat(bench.files("output")).isEmpty();
    }
  }

  /** It must not get a key of the platform, nor stay clear. */
  @Test
  void run_keyServerIsNotSetAnyMore_fails() throws Exception {
    id = ofServer(upload, "video");

    job(bench.output).run(id);

    assertThat(packaging().status()).isEqualTo(Status.FAILED);
    assertThat(packaging().failureKind()).contains(FailureKind.KEY_SERVER);
    assertThat(bench.files("output")).isEmpty();
  }

  private long ofServer(Upload of, String tracks) throws Exception {
    OptionsReader options =
        new OptionsReader(bench.vault, new SecureRandom(), Optional.of("title-{number}"));
    return bench.packagings.add(of.id(), options.read(encrypting(Optional.of(tracks)))).id();
  }

  private PackagingJob job(SpekeServer server, String version, String contract) {
    KeyServerSettings settings =
        Configuration.of(
                Map.of(
                    "FRAGMILL_SPEKE_URL", server.url().toString(),
                    "FRAGMILL_SPEKE_VERSION", version,
                    "FRAGMILL_SPEKE_CONTRACT", contract))
            .keyServer()
            .orElseThrow();
    return job(bench.output, bench.vault, Optional.of(new KeyServer(settings)));
  }

  private PackagingJob job(Storage output) {
    return job(output, bench.vault);
  }

  private PackagingJob job(Storage output, KeyVault vault) {
    return job(output, vault, Optional.empty());
  }

  private PackagingJob job(Storage output, KeyVault vault, Optional<KeyServer> keyServer) {
    return new PackagingJob(
        bench.uploads,
        bench.packagings,
        bench.attempts,
        output,
        new TitlePackager(bench.input, vault, keyServer, Limits.DEFAULT, 1),
        bench.running,
        "here",
        /* maxAttempts= */ 3);
  }

  private Packaging packaging() {
    return bench.packagings.find(id).orElseThrow();
  }

  private static OutputTransaction fail(String message) throws IOException {
    throw new IOException(message);
  }
}
