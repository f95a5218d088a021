package io.github.fragmill.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code plan}, {@code package --plan} and {@code commit}. */
final class PlanCommandTest {

  private static final String IV = "0102030405060708090a0b0c0d0e0f10";

  private final Path folder;
  private final Path plan;
  private final Path keys;

  PlanCommandTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.plan = folder.resolve("title.plan");
    this.keys = Cli.writeKeyFile(folder.resolve("keys"), Cli.PAIR);
  }

  private Cli.Run plan(String profile) {
    return run("plan", plan, profile);
  }

  private Path whole(String profile) {
    Path out = folder.resolve("whole");
    run("package", out, profile).assertSuccess();
    return out;
  }

  private Cli.Run run(String command, Path out, String profile) {
    return Cli.run(
        command,
        Cli.SAMPLE,
        "--out",
        out,
        "--profile",
        profile,
        "--key-file",
        keys,
        "--iv",
        IV,
        "--manifest",
        "film.mpd",
        "--trick-play");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-demand", "live"})
  void commit_allShards_givesWhatPackageGives(String profile) throws Exception {
    Cli.Run planned = plan(profile).assertSuccess();
    assertThat(planned.out()).contains("title.plan: 12 s in 3 renditions", "package --plan");
    assertThat(new String(Files.readAllBytes(plan), StandardCharsets.ISO_8859_1))
        .doesNotContainIgnoringCase(Cli.KEY);
    Path out = folder.resolve("out");
    for (String shard : List.of("3/3", "1/3", "2/3", "1/3")) {
      Cli.Run run =
          Cli.run("package", "--plan", plan, "--shard", shard, "--key-file", keys, "--out", out)
              .assertSuccess();
      assertThat(run.out()).contains("part " + shard + " done");
      assertThat(out).doesNotExist();
    }

    assertThat(Cli.run("commit", "--plan", plan, "--out", out).assertSuccess().out())
        .contains("video-360", "film.mpd");
    assertThat(files(out)).isEqualTo(files(whole(profile)));
  }

  @Test
  void package_planWithoutShard_givesWhatPackageGives() throws Exception {
    plan("live").assertSuccess();
    Path out = folder.resolve("out");
    Cli.run(Map.of("FRAGMILL_KEYS", Cli.PAIR), "package", "--plan", plan, "--out", out)
        .assertSuccess();
    assertThat(files(out)).isEqualTo(files(whole("live")));
  }

  @ParameterizedTest
  @CsvSource({
    "film.mpd,film.m3u8,webvtt",
    "film.mpd,film.m3u8,mp4",
    "film.mpd,none,",
    "none,film.m3u8,webvtt"
  })
  void commit_manifestsOfThePlan_areThoseOfPackage(String dash, String hls, String text)
      throws Exception {
    Path vtt = folder.resolve("en.vtt");
    Files.writeString(vtt, "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n");
    List<Object> options = new ArrayList<>(List.of(Cli.SAMPLE, "--text", vtt + ":en"));
    options.addAll(List.of("--manifest", dash, "--hls", hls, "--profile", "live"));
    if (text != null) {
      options.addAll(List.of("--hls-text", text));
    }
    Path whole = folder.resolve("whole");
    run("package", whole, options).assertSuccess();
    run("plan", plan, options).assertSuccess();
    Path out = folder.resolve("out");
    Cli.run("package", "--plan", plan, "--shard", "1/1", "--out", out).assertSuccess();

    Cli.Run run = Cli.run("commit", "--plan", plan, "--out", out).assertSuccess();

    assertThat(files(out)).isEqualTo(files(whole));
    assertThat(run.out().contains("DASH      ")).isEqualTo(!dash.equals("none"));
    assertThat(run.out().contains("HLS       ")).isEqualTo(!hls.equals("none"));
  }

  private static Cli.Run run(String command, Path out, List<Object> options) {
    return Cli.run(Stream.concat(Stream.of(command, "--out", out), options.stream()).toArray());
  }

  @Test
  void plan_schemeThatHlsDoesNotHave_dashOnlyWithANoteThroughout() throws Exception {
    String note = "no HLS: HLS has no form for the encryption scheme cens";
    List<Object> options = List.of(Cli.SAMPLE, "--key-file", keys, "--scheme", "cens");

    assertThat(run("plan", plan, options).assertSuccess().out()).contains("Note        " + note);

    Path out = folder.resolve("out");
    Cli.Run run =
        Cli.run("package", "--plan", plan, "--key-file", keys, "--out", out).assertSuccess();
    assertThat(run.out()).contains("Note      " + note);
    assertThat(Cli.names(out)).containsExactly("audio-en.mp4", "manifest.mpd", "video-360.mp4");
  }

  @Test
  void plan_hlsRequiredWhereItHasNoForm_isRefused() {
    run(
            "plan",
            plan,
            List.of(Cli.SAMPLE, "--key-file", keys, "--scheme", "cens", "--hls", "master.m3u8"))
        .assertFailed(2, "--scheme: HLS has no form for the encryption scheme cens");
    assertThat(plan).doesNotExist();
  }

  @Test
  void commit_shardMissing_failsByName() {
    plan("on-demand").assertSuccess();
    Path out = folder.resolve("out");
    Cli.run("package", "--plan", plan, "--shard", "1/2", "--key-file", keys, "--out", out)
        .assertSuccess();
    Cli.run("commit", "--plan", plan, "--out", out)
        .assertFailed(1, "no receipt of", "execute the unit again");
    assertThat(out).doesNotExist();
  }

  @Test
  void package_planWithoutKey_failsByKeyId() {
    plan("on-demand").assertSuccess();
    Cli.run("package", "--plan", plan, "--out", folder.resolve("out"))
        .assertFailed(1, Cli.KEY_ID_UUID);
  }

  @Test
  void package_optionThatThePlanDecides_isWrongUsage() {
    plan("on-demand").assertSuccess();
    Path out = folder.resolve("out");
    Cli.run("package", "--plan", plan, "--out", out, "--scheme", "cenc", "--key-file", keys)
        .assertFailed(2, "--plan: the plan decides --scheme; leave it out");
    Cli.run("package", "--plan", plan, "--out", out, "--hls", "none", "--key-file", keys)
        .assertFailed(2, "--plan: the plan decides --hls; leave it out");
    Cli.run("package", Cli.SAMPLE, "--plan", plan, "--out", out, "--key-file", keys)
        .assertFailed(2, "--plan: the plan names the inputs; leave them out");
    Cli.run("package", Cli.SAMPLE, "--shard", "1/2", "--out", out)
        .assertFailed(2, "--shard requires --plan");
    Cli.run("package", "--out", out).assertFailed(2, "INPUT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/2", "3/2", "1", "a/b", "1/0", "1/2/3"})
  void package_badShard_isWrongUsage(String shard) {
    plan("on-demand").assertSuccess();
    Cli.run("package", "--plan", plan, "--shard", shard, "--out", folder.resolve("out"))
        .assertFailed(2, "--shard: expected K/N");
  }

  @Test
  void package_noPlan_failsByName() throws Exception {
    Path out = folder.resolve("out");
    Cli.run("package", "--plan", folder.resolve("none"), "--out", out)
        .assertFailed(1, "none", "no such file");
    Files.writeString(plan, "");
    Cli.run("package", "--plan", plan, "--out", out).assertFailed(1, "found nothing");
    Cli.run("commit", "--plan", Cli.SAMPLE, "--out", out)
        .assertFailed(1, "expected a saved plan, found something else");
  }

  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            directory.relativize(path).toString(),
            new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
