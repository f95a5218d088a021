package io.github.fragmill.platform.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.Until;
import io.github.fragmill.testing.keyserver.SpekeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A person uploads, packages and plays. Where the environment variable {@code FRAGMILL_SCREENSHOTS}
 * names a folder, the screenshots of the documentation are written to it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EndToEndIT {

  private static final Path CLIP = Path.of("..", "media", "sample.mp4").toAbsolutePath();
  private static final List<String> WAY = List.of("Ingested", "Fragmented", "Encrypted", "Ready");

  /** Mean difference of the pixels' values, 0 to 255, from those of the first pixel. */
  private static final double MIN_SPREAD = 5;

  /** Mean difference of the pixels' values, 0 to 255, from those of a frame seconds before. */
  private static final double MIN_CHANGE = 0.5;

  private Path work;
  private HeadlessBrowser browser;
  private PlatformProcess platform;

  /** The player page of a title that is ready. */
  private String address;

  private Facts wholeWay;

  @BeforeAll
  void goTheWholeWay(@TempDir Path folder) throws Exception {
    work = folder;
    browser = HeadlessBrowser.require(work);
    platform = Launch.in(work.resolve("data")).start();
    wholeWay = run("wholeWay", Map.of("clip", CLIP.toString()));
    address = wholeWay.text("address");
  }

  @AfterAll
  void stop() {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  void upload_ofAClip_showsItsTracks() {
    assertClean(wholeWay);
    assertThat(wholeWay.text("suggestedTitle")).isEqualTo("Sample");
    assertThat(wholeWay.text("tracks")).contains("H.264", "640 × 360", "AAC", "stereo", "English");
  }

  @Test
  void packaging_withTheDefaults_goesThroughItsStatuses() {
    assertClean(wholeWay);
    List<String> seen = wholeWay.list("statuses");
    // A page that looks twice a second may miss one of a clip of seconds.
    assertThat(WAY).containsSubsequence(seen);
    assertThat(seen).hasSizeGreaterThan(1).endsWith("Ready");
    assertThat(wholeWay.list("files")).contains("stream.mpd", "stream.m3u8", "video-360.mp4");
  }

  @Test
  void player_withTheKey_playsVideoAndAudio() {
    assertPlays(wholeWay);
    assertThat(wholeWay.text("about")).contains("cbcs", "key id", "AAC, stereo");
  }

  @Test
  void player_inHls_playsTheSameFromWhereItWas() throws Exception {
    Facts facts = run("inHls", Map.of("address", address));
    assertPlays(facts);
    assertClean(facts);
    assertThat(facts.list("fetchedFirst"))
        .contains("stream.mpd")
        .noneMatch(name -> name.endsWith(".m3u8"));
    assertThat(facts.list("fetched"))
        .contains("stream.m3u8", "video-360.m3u8", "video-360.mp4", "audio-en.m3u8")
        .doesNotContain("stream.mpd");
    assertThat(facts.number("timeBefore")).isGreaterThanOrEqualTo(facts.number("timeOfChange"));
    assertThat(facts.text("about")).contains("HLS", "cbcs", "AAC, stereo");
  }

  @Test
  void player_ofATitleWithoutHls_offersNone() throws Exception {
    Facts facts = run("withoutHls", Map.of("address", address));
    assertClean(facts);
    assertThat(facts.is("isOffered")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DASH", "HLS"})
  void player_withoutTheKey_showsNothing(String format) throws Exception {
    Facts facts = run("withoutKey", Map.of("address", address, "format", format));
    assertThat(facts.number("frames")).isZero();
    assertThat(facts.number("spread")).isZero();
    assertThat(facts.number("time")).isLessThan(1);
    assertThat(facts.text("error"))
        .isEqualTo("There is no key for this title. The link has expired.");
  }

  @Test
  void player_withAnotherKey_showsNothing() throws Exception {
    Facts facts = run("withWrongKey", Map.of("address", address));
    assertThat(facts.number("spread")).isZero();
    assertThat(facts.number("frames")).isZero();
  }

  @Test
  void pages_withTheKeyboardAlone_uploadPackageAndPlay() throws Exception {
    Facts facts = run("keyboard", Map.of("clip", CLIP.toString()));
    assertClean(facts);
    assertThat(facts.is("isPaused")).isTrue();
    assertThat(facts.text("unseen")).as("focus that cannot be seen").isEmpty();
  }

  @Test
  void upload_ofSeveralFilesWithStrangeNames_showsThemAsTheyAre() throws Exception {
    Path clip = Files.copy(CLIP, work.resolve("<img src=x onerror=alert(1)>.mp4"));
    Path subtitles =
        Files.writeString(
            work.resolve("sample.fi.vtt"), "WEBVTT\n\n00:01.000 --> 00:03.000\nTerve\n");
    String title = "<b onclick=alert(2)>Näyte</b> & \"more\"";
    Facts facts =
        run(
            "severalFiles",
            Map.of("clip", clip.toString(), "subtitles", subtitles.toString(), "title", title));
    assertClean(facts);
    assertThat(facts.text("guessedLanguage")).isEqualTo("fi");
    assertThat(facts.text("heading")).isEqualTo(title);
    assertThat(facts.text("tracks")).contains("Swedish", "Finnish", "Subtitles");
    assertThat(facts.text("files")).contains("<img src=x onerror=alert(1)>.mp4", "Svenska <b>");
    assertThat(facts.number("injected")).isZero();
  }

  @Test
  void upload_ofWhatIsNoVideo_saysSoAndKeepsNothing() throws Exception {
    Path file = Files.writeString(work.resolve("letter.mp4"), "Dear platform, this is no film.");
    Facts facts = run("refused", Map.of("file", file.toString()));
    assertThat(facts.text("sentence")).contains("letter.mp4").endsWith(".");
    assertThat(facts.number("added")).isZero();
  }

  @Test
  void upload_whenCancelled_keepsNothing() throws Exception {
    Facts facts = run("cancelled", Map.of("clip", CLIP.toString()));
    assertClean(facts);
    assertThat(facts.text("progress")).matches("\\d+ %, .* of 518 kB, \\d+:\\d+ left");
    assertThat(facts.is("isKept")).as("the chosen file is still chosen").isTrue();
    assertThat(facts.number("added")).isZero();
  }

  @Test
  void link_withAnApiKey_playsWithoutSigningIn() throws Exception {
    String key = "a-key-of-more-than-sixteen";
    try (PlatformProcess closed =
        Launch.in(work.resolve("closed")).with("FRAGMILL_API_KEY", key).start()) {
      Facts facts = run(closed, "signIn", Map.of("key", key, "clip", CLIP.toString()));
      assertThat(facts.text("sentence")).isEqualTo("This is not the API key.");
      assertThat(facts.text("unknown")).contains("1").endsWith(".");
      assertThat(facts.text("link")).contains("/play/1?token=");
      assertThat(facts.is("isHlsOffered")).isTrue();
      assertPlays(facts);
    }
  }

  @Test
  void title_withKeysOfAKeyServer_saysSoAndIsNotPlayedWithoutLicence() throws Exception {
    try (SpekeServer server = SpekeServer.start();
        PlatformProcess other =
            Launch.in(work.resolve("key-server"))
                .with("FRAGMILL_SPEKE_URL", server.url().toString())
                .start()) {
      Facts facts =
          run(other, "keyServer", Map.of("clip", CLIP.toString(), "title", "film & more"));
      assertThat(facts.is("offersKeys")).isFalse();
      assertThat(facts.text("shown")).contains("from the key server", "film & more");
      assertThat(facts.number("frames")).isZero();
      assertThat(facts.text("error")).startsWith("There is no key for this title.");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void library_whileOthersWorkAndThePlatformRestarts_showsWhatIs() throws Exception {
    Path signal = work.resolve("signal");
    Map<String, String> options = Map.of("clip", CLIP.toString(), "signal", signal.toString());
    ExecutorService watcher = Executors.newSingleThreadExecutor();
    try (PlatformProcess other = Launch.in(work.resolve("restarted")).start()) {
      Future<Facts> watched = watcher.submit(() -> run(other, "live", options));
      Until.so("the page has seen it all", () -> Files.exists(signal) || watched.isDone());
      other.stop();
      try (PlatformProcess restarted = other.restart()) {
        Facts facts = watched.get();
        assertThat(facts.text("announced"))
            .as(facts.text("complaints"))
            .isEqualTo("Uploaded elsewhere: Ready.");
        assertThat(facts.number("titles")).as("after the restart").isEqualTo(1);
        assertThat(restarted.handle().isAlive()).isTrue();
      }
    } finally {
      watcher.shutdownNow();
    }
  }

  @Test
  void player_beforeTheTitleIsReady_waitsAndPlays() throws Exception {
    Facts facts = run("tooEarly", Map.of("address", address));
    assertThat(facts.text("waiting")).isEqualTo("Not ready yet: Fragmented");
    assertPlays(facts);
  }

  @Test
  void player_whenItIsNotInTheJar_comesFromItsCdn() throws Exception {
    Path dist = NpmPackage.require("shaka-player").resolve("dist");
    Facts facts = run("fromCdn", Map.of("address", address, "dist", dist.toString()));
    assertPlays(facts);
    assertThat(facts.list("fetched"))
        .anyMatch(url -> url.matches("https://cdn.jsdelivr.net/npm/.*/shaka-player.ui.js"))
        .anyMatch(url -> url.matches("https://cdn.jsdelivr.net/npm/.*/controls.css"));
  }

  @Test
  void documentation_whenAskedFor_getsItsScreenshots() throws Exception {
    Optional<String> folder = Optional.ofNullable(System.getenv("FRAGMILL_SCREENSHOTS"));
    if (folder.isPresent()) {
      try (PlatformProcess other = Launch.in(work.resolve("photographed")).start()) {
        Map<String, String> options = Map.of("clip", CLIP.toString(), "folder", folder.get());
        assertClean(run(other, "photograph", options));
      }
    }
  }

  private Facts run(String scenario, Map<String, String> options)
      throws IOException, InterruptedException {
    return run(platform, scenario, options);
  }

  private Facts run(PlatformProcess asked, String scenario, Map<String, String> options)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(options);
    all.put("origin", asked.http().base().toString());
    return browser.run(scenario, all);
  }

  private static void assertPlays(Facts facts) {
    assertThat(facts.text("error")).as(facts.text("complaints")).isEmpty();
    assertThat(facts.is("hasBegun")).isTrue();
    assertThat(facts.number("time")).isGreaterThan(facts.number("timeBefore") + 2);
    assertThat(facts.number("frames")).isGreaterThan(25);
    assertThat(facts.number("spread")).isGreaterThan(MIN_SPREAD);
    assertThat(facts.number("change")).isGreaterThan(MIN_CHANGE);
    assertThat(facts.number("audioBytes")).isPositive();
    assertThat(facts.is("decrypts")).isTrue();
  }

  /** Nothing went wrong that a page would not show. */
  private static void assertClean(Facts facts) {
    assertThat(facts.text("complaints")).isEmpty();
  }
}
