package io.github.fragmill.example.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.terminal.Streams;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that end by themselves. */
final class MainTest {

  private static final String KEY = "c4a7d0163f5e88b92b6f19e47a3d5c01";
  private static final String PAIR = "000102030405060708090a0b0c0d0e0f:" + KEY;
  private static final String MEDIA = "../media";
  private static final String SECRET = "a secret of these tests";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Map<String, String> environment, String... args) {
    return Main.run(new Streams(new PrintWriter(out), new PrintWriter(err)), environment, args);
  }

  private void assertUsage(String expected, Map<String, String> environment, String... args) {
    assertThat(run(environment, args)).isEqualTo(2);
    assertThat(err.toString()).contains(expected).doesNotContain(KEY);
    assertThat(err.toString().lines()).hasSize(1);
    err.getBuffer().setLength(0);
  }

  @Test
  void serve_noRoot_isWrongUsage() {
    assertUsage("--root", Map.of(), "--port", "0");
  }

  @Test
  void serve_rootThatIsNoFolder_isWrongUsage() {
    assertUsage("--root", Map.of(), "--root", MEDIA + "/sample.mp4");
  }

  @Test
  void serve_schemeWithoutKey_isWrongUsage() {
    assertUsage("requires a key", Map.of(), "--root", MEDIA, "--scheme", "cbcs");
  }

  @Test
  void serve_schemeOfDashAlone_isWrongUsage() {
    assertUsage(
        "expected cbcs, cenc or none",
        Map.of(),
        "--root",
        MEDIA,
        "--key",
        PAIR,
        "--scheme",
        "cens");
  }

  @Test
  void serve_otherLayout_isWrongUsage() {
    assertUsage("segments or single", Map.of(), "--root", MEDIA, "--layout", "x");
  }

  @Test
  void serve_contradictingSystems_isWrongUsage() {
    assertUsage(
        "FairPlay",
        Map.of("FRAGMILL_KEYS", PAIR),
        "--root",
        MEDIA,
        "--scheme",
        "cenc",
        "--system",
        "fairplay:uri=skd://x");
  }

  @Test
  void serve_keysFromElsewhereThatDoNotGoTogether_isWrongUsage() {
    Map<String, String> keys = Map.of("FRAGMILL_KEYS", PAIR);
    String speke = "https://keys.example/speke";
    assertUsage("keys of one of them", keys, "--root", MEDIA, "--speke", speke);
    assertUsage("require --speke", Map.of(), "--root", MEDIA, "--speke-contract", "VIDEO-1");
    assertUsage("a URL with a host", Map.of(), "--root", MEDIA, "--speke", "keys.example");
    assertUsage("2.0 or 2.1", Map.of(), "--root", MEDIA, "--speke", speke, "--speke-version", "3");
    assertUsage("--demo-keys", Map.of(), "--root", MEDIA, "--speke", speke, "--demo-keys");
  }

  @Test
  void serve_shortSecret_isWrongUsage() {
    assertUsage(
        "FRAGMILL_IV_SECRET",
        Map.of("FRAGMILL_KEYS", PAIR, "FRAGMILL_IV_SECRET", "short"),
        "--root",
        MEDIA);
  }

  @Test
  void serve_keyInWrongPlace_isNotRepeated() {
    assertThat(run(Map.of(), "--root", MEDIA, "--keyy", PAIR)).isEqualTo(2);
    assertThat(err.toString()).contains("--keyy").doesNotContain(KEY);
  }

  @Test
  void serve_mappingThatIsWrong_fails(@TempDir Path folder) throws Exception {
    Path mapping = Files.writeString(folder.resolve("titles.json"), "{\"film\": {}}");
    assertThat(run(Map.of(), "--root", MEDIA, "--mapping", mapping.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("titles.json", "film.sources");
  }

  @Test
  void serve_mappingAddressWithoutTitle_isWrongUsage() {
    assertUsage("{title}", Map.of(), "--root", MEDIA, "--mapping", "http://127.0.0.1/x");
  }

  @Test
  void serve_unknownNameInConfig_isWrongUsage(@TempDir Path folder) throws Exception {
    Path config = Files.writeString(folder.resolve("origin.properties"), "rooot=x\n");
    assertUsage("rooot", Map.of(), "--config", config.toString());
  }

  @Test
  void sign_title_printsBothAddresses() {
    assertThat(
            run(
                Map.of("FRAGMILL_SIGNING_SECRET", SECRET),
                "sign",
                "my film",
                "--for",
                "30m",
                "--base-url",
                "https://cdn.example/"))
        .isZero();
    assertThat(out.toString().lines())
        .hasSize(2)
        .allMatch(it -> it.matches("https://cdn\\.example/s/\\d+/[\\w-]{43}/my%20film/m.*"));
    assertThat(out.toString()).contains("/manifest.mpd", "/master.m3u8").doesNotContain(SECRET);
  }

  @Test
  void sign_noSecret_isWrongUsage() {
    assertUsage("requires a secret", Map.of(), "sign", "film");
  }

  @Test
  void help_lists_optionsAndCommand() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(out.toString()).contains("--redirect-manifests", "--key-file", "sign");
  }
}
