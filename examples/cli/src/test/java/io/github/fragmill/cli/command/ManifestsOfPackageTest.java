package io.github.fragmill.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.fragmill.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which manifests {@code package} writes: DASH, HLS or both. */
final class ManifestsOfPackageTest {

  private static final String TEXT = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n";

  private final Path folder;
  private final Path out;

  ManifestsOfPackageTest(@TempDir Path folder) {
    this.folder = folder;
    this.out = folder.resolve("out");
  }

  private Cli.Run pack(Object... options) {
    return Cli.run(
        Stream.concat(Stream.of("package", Cli.SAMPLE, "--out", out), Stream.of(options))
            .toArray());
  }

  private String read(String name) throws IOException {
    return Files.readString(out.resolve(name));
  }

  @Test
  void call_noOption_bothDescribeTheSameFiles() throws IOException {
    Cli.Run run = pack().assertSuccess();

    assertThat(read("manifest.mpd")).contains("video-360.mp4", "audio-en.mp4");
    assertThat(read("master.m3u8")).contains("video-360.m3u8", "audio-en.m3u8");
    assertThat(read("video-360.m3u8")).contains("video-360.mp4");
    assertThat(run.out())
        .contains(
            "give http://localhost:8080/manifest.mpd or http://localhost:8080/master.m3u8 to a");
  }

  @Test
  void call_names_used() throws IOException {
    Cli.Run run = pack("--manifest", "film.mpd", "--hls", "film.m3u8").assertSuccess();

    assertThat(Cli.names(out))
        .contains("film.mpd", "film.m3u8")
        .doesNotContain("manifest.mpd", "master.m3u8");
    assertThat(run.out())
        .contains("DASH      " + out.resolve("film.mpd"), "HLS       " + out.resolve("film.m3u8"));
  }

  @Test
  void call_hlsNone_dashOnly() throws IOException {
    Cli.Run run = pack("--hls", "none").assertSuccess();

    assertThat(Cli.names(out)).containsExactly("audio-en.mp4", "manifest.mpd", "video-360.mp4");
    assertThat(run.out())
        .contains("give http://localhost:8080/manifest.mpd to a")
        .doesNotContain("HLS", "m3u8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-demand", "live"})
  void call_manifestNone_hlsOnlyInTheLayoutOfTheProfile(String profile) throws IOException {
    Cli.Run run = pack("--manifest", "none", "--profile", profile).assertSuccess();

    assertThat(Cli.names(out)).contains("master.m3u8").doesNotContain("manifest.mpd", "none");
    assertThat(read("video-360.m3u8"))
        .contains(profile.equals("live") ? "\nvideo-360/1.m4s\n" : "\nvideo-360.mp4\n");
    assertThat(run.out())
        .contains("give http://localhost:8080/master.m3u8 to a")
        .doesNotContain("DASH", "manifest.mpd");
  }

  @Test
  void call_manifestNone_jsonHasHlsOnly() throws IOException {
    Cli.Run run = pack("--manifest", "none", "--json").assertSuccess();

    assertThat(JSON.std.mapFrom(run.out()))
        .containsEntry("hls", out.resolve("master.m3u8").toString())
        .doesNotContainKey("manifest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cbcs", "cenc"})
  void call_schemeOfHls_keyInThePlaylists(String scheme) throws IOException {
    pack("--key", Cli.PAIR, "--scheme", scheme).assertSuccess();

    assertThat(read("video-360.m3u8"))
        .contains(scheme.equals("cbcs") ? "METHOD=SAMPLE-AES," : "METHOD=SAMPLE-AES-CTR,")
        .contains("KEYID=0x" + Cli.KEY_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cens", "cbc1"})
  void call_schemeThatHlsDoesNotHave_dashOnlyWithANote(String scheme) throws IOException {
    String note = "no HLS: HLS has no form for the encryption scheme " + scheme;
    Cli.Run run = pack("--key", Cli.PAIR, "--scheme", scheme).assertSuccess();
    Cli.Run document = pack("--key", Cli.PAIR, "--scheme", scheme, "--overwrite", "--json");

    assertThat(Cli.names(out)).containsExactly("audio-en.mp4", "manifest.mpd", "video-360.mp4");
    assertThat(run.out()).contains("Note      " + note).doesNotContain("m3u8");
    assertThat(JSON.std.mapFrom(document.out()))
        .containsEntry("notes", List.of(note))
        .doesNotContainKey("hls");
  }

  @Test
  void call_schemeThatHlsDoesNotHaveAndHlsNone_noNote() {
    Cli.Run run = pack("--key", Cli.PAIR, "--scheme", "cens", "--hls", "none").assertSuccess();

    assertThat(run.out()).doesNotContain("Note", "HLS");
  }

  @Test
  void call_textAlone_dashOnlyWithANoteUnlessHlsIsRequired() throws IOException {
    Path text = textTrack();

    Cli.Run run = Cli.run("package", text, "--out", out).assertSuccess();
    assertThat(Cli.names(out)).containsExactly("manifest.mpd", "text-en.mp4");
    assertThat(run.out()).contains("Note      no HLS: HLS has no form for text alone");

    Path other = folder.resolve("other");
    Cli.run("package", text, "--out", other, "--hls", "master.m3u8")
        .assertFailed(1, "HLS has no form for text alone", "--hls none");
    Cli.run("package", text, "--out", other, "--manifest", "none")
        .assertFailed(1, "HLS has no form for text alone");
    assertThat(other).doesNotExist();
  }

  /** Returns a file with a track of text and no other one. */
  private Path textTrack() throws IOException {
    Path text = Files.writeString(folder.resolve("en.vtt"), TEXT);
    Path made = folder.resolve("made");
    Cli.run("package", Cli.SAMPLE, "--text", text + ":en", "--out", made, "--hls", "none")
        .assertSuccess();
    return made.resolve("text-en.mp4");
  }

  @Test
  void call_hlsText_asFilesOrAsSegments() throws IOException {
    Path text = Files.writeString(folder.resolve("en.vtt"), TEXT);

    pack("--text", text + ":en").assertSuccess();
    assertThat(Cli.names(out)).contains("text-en.mp4", "text-en.vtt");
    assertThat(read("text-en.m3u8")).contains("\ntext-en.vtt\n").doesNotContain("mp4");

    pack("--text", text + ":en", "--hls-text", "mp4", "--overwrite").assertSuccess();
    assertThat(Cli.names(out)).contains("text-en.mp4").doesNotContain("text-en.vtt");
    assertThat(read("text-en.m3u8")).contains("\ntext-en.mp4\n");

    pack("--text", text + ":en", "--hls-text", "webvtt", "--manifest", "none", "--overwrite")
        .assertSuccess();
    assertThat(Cli.names(out)).contains("text-en.vtt").doesNotContain("text-en.mp4");
  }

  @Test
  void call_fairPlayBesideWidevine_bothInThePlaylistsAndOneInDash() throws IOException {
    pack("--key", Cli.PAIR, "--system", "widevine", "--system", "fairplay:uri=skd://a,b?k={keyId}")
        .assertSuccess();

    assertThat(read("video-360.m3u8"))
        .contains("URI=\"skd://a,b?k=" + Cli.KEY_ID + '"')
        .contains("KEYFORMAT=\"com.apple.streamingkeydelivery\"")
        .contains("KEYFORMAT=\"urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed\"");
    assertThat(read("manifest.mpd"))
        .contains("urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed")
        .doesNotContain("skd:");
  }

  @Test
  void call_fairPlayOfSeveralKeys_eachWithItsUri() throws IOException {
    String other = "f" + Cli.PAIR.substring(1);
    pack(
            "--key=video=" + Cli.PAIR,
            "--key=audio=" + other,
            "--system=fairplay:uri=skd://films/{keyId}")
        .assertSuccess();

    assertThat(read("video-360.m3u8")).contains("URI=\"skd://films/" + Cli.KEY_ID + '"');
    assertThat(read("audio-en.m3u8"))
        .contains("URI=\"skd://films/f" + Cli.KEY_ID.substring(1) + '"');
  }

  @Test
  void call_fairPlayOfOneKeyGivenTwice_oneUri() throws IOException {
    pack(
            "--key=video=" + Cli.PAIR,
            "--key=audio=" + Cli.PAIR,
            "--system=fairplay:uri=skd://films/17")
        .assertSuccess();

    assertThat(read("audio-en.m3u8")).contains("URI=\"skd://films/17\"");
  }
}
