package io.github.fragmill.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong usage of {@code package}: exit code 2, one line, nothing written. */
final class PackageUsageTest {

  private final Path folder;

  PackageUsageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Cli.Run pack(String... options) {
    return Cli.run(
        Stream.concat(
                Stream.of("package", Cli.SAMPLE, "--out", folder.resolve("out")),
                Stream.of(options))
            .toArray());
  }

  @AfterEach
  void assertNothingWritten() {
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void call_noInput_refused() {
    Cli.run("package", "--out", folder.resolve("out")).assertFailed(2, "INPUT", "package --help");
  }

  @Test
  void call_noOut_refused() {
    Cli.run("package", Cli.SAMPLE).assertFailed(2, "--out", "package --help");
  }

  @ParameterizedTest
  @CsvSource({
    "--scheme,cbcs",
    "--pattern,1:9",
    "--system,widevine",
    "--pssh,AAAA",
    "--clearkey-url,https://example.org/",
    "--pssh-place,moov",
    "--iv,0102030405060708",
    "--clear,audio",
    "--key-rotation,4",
    "--clear-lead,4"
  })
  void call_optionOfEncryptionWithoutKey_refused(String option, String value) {
    pack(option, value).assertFailed(2, option + " requires a key", "--key-file", "--help");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eb676abbcb345e96bbcf616630f1a3da",
        "eb676abbcb345e96bbcf616630f1a3da:",
        ":100b6c20940f779a4589152b57d2dacb",
        "eb676abbcb345e96bbcf616630f1a3da:100b6c20940f779a4589152b57d2da",
        "eb676abbcb345e96bbcf616630f1a3da:100b6c20940f779a4589152b57d2dacb00",
        "eb676abbcb345e96bbcf616630f1a3da:xyzb6c20940f779a4589152b57d2dac*",
        "eb676abbcb345e96bbcf616630f1a3da:00000000000000000000000000000000",
        "eb676abbcb345e96bbcf616630f1a3da:eb676abbcb345e96bbcf616630f1a3da"
      })
  void call_badKey_refusedWithoutTheKey(String pair) {
    Cli.Run run = pack("--key", pair).assertFailed(2, "--key", "--help");

    assertThat(run.err()).doesNotContain("100b6c20940f", "xyzb6c20940f");
  }

  @Test
  void call_severalKeysWithoutRotation_refused() {
    String other = "f" + Cli.PAIR.substring(1);

    pack("--key", "audio=" + Cli.PAIR, "--key", "audio=" + other)
        .assertFailed(
            2,
            "--key: given twice for audio; several keys for the same tracks require --key-rotation",
            "--help");
  }

  @Test
  void call_tooFewKeysForTheRotation_refused() {
    pack("--key", Cli.PAIR, "--key-rotation", "4")
        .assertFailed(1, "expected a key of all tracks for each crypto period, found 1");
  }

  @ParameterizedTest
  @CsvSource({
    "video:720..480, expected a range of heights in pixels",
    "lang:x1234567890, expected a BCP 47 language tag",
    "frames, 'expected video, video:..720'"
  })
  void call_badTracksOfKey_refused(String tracks, String reason) {
    pack("--key", tracks + "=" + Cli.PAIR).assertFailed(2, "--key", reason, "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "", "text", "audio=", "audio,video", "Video", "audio:en"})
  void call_badTracksOfClear_refused(String tracks) {
    pack("--key", Cli.PAIR, "--clear", tracks)
        .assertFailed(2, "--clear: expected video, video:..720, video:721.., audio or lang:sv, ");
  }

  @Test
  void call_clearTracksGivenTwice_refused() {
    pack("--key", "audio=" + Cli.PAIR, "--key", Cli.PAIR, "--clear", "audio")
        .assertFailed(2, "--clear: audio has a key");
    pack("--key", Cli.PAIR, "--clear", "audio", "--clear", "audio")
        .assertFailed(2, "--clear: given twice for audio");
  }

  @Test
  void call_tracksWithoutKey_refusedByName() {
    pack("--key", "video=" + Cli.PAIR)
        .assertFailed(
            1,
            "audio-en (",
            "track 2), audio, language en would be clear: no rule chooses it, found key for video;",
            "(--key TRACKS=KID:KEY, --clear TRACKS)");
    pack("--key", "video:361..=" + Cli.PAIR, "--clear", "audio")
        .assertFailed(1, "video-360 (", "video 640x360 would be clear", "key for video:361..");
  }

  @Test
  void call_tracksThatNoInputHas_refusedByName() {
    pack("--key", Cli.PAIR, "--clear", "lang:sv")
        .assertFailed(1, "no track left for clear for lang:sv: found video-360 (");
    pack("--key", Cli.PAIR, "--key", "video:..180=" + Cli.PAIR)
        .assertFailed(1, "no track left for key for video:..180: ");
  }

  @Test
  void call_keyUnderAMistypedOption_notRepeated() {
    pack("--kye", Cli.PAIR).assertFailed(2, "--kye");
    pack("--kye=" + Cli.PAIR).assertFailed(2, "--kye");
    pack("--key", Cli.PAIR, "--key", Cli.PAIR).assertFailed(2, "--key");
    pack("--key", Cli.PAIR, "--iv", Cli.PAIR).assertFailed(2, "--iv");
    pack("--key", Cli.PAIR, "--clear", Cli.PAIR).assertFailed(2, "--clear");
    pack("--key", Cli.PAIR, "--clear", "video:" + Cli.KEY).assertFailed(2, "--clear");
    pack("--key", Cli.PAIR, "--scheme", Cli.PAIR).assertFailed(2, "--scheme");
    pack("--key", Cli.PAIR, "--pattern", Cli.PAIR).assertFailed(2, "--pattern");
    pack("--key", Cli.PAIR, "--system", Cli.PAIR).assertFailed(2, "--system");
    pack("--key", Cli.PAIR, "--system", "widevine:license-url=" + Cli.PAIR)
        .assertFailed(2, "--system");
    pack("--key", Cli.PAIR, "--pssh", Cli.PAIR).assertFailed(2, "--pssh");
    pack("--key", Cli.PAIR, "--clearkey-url", Cli.PAIR).assertFailed(2, "--clearkey-url");
    pack("--profile", Cli.PAIR).assertFailed(2, "--profile");
    pack("--manifest", Cli.PAIR).assertFailed(2, "--manifest");
    pack("--hls", Cli.PAIR).assertFailed(2, "--hls");
    pack("--hls-text", Cli.PAIR).assertFailed(2, "--hls-text");
  }

  @Test
  void call_keyAmongTheInputs_notRepeated() {
    pack(Cli.PAIR).assertFailed(1, "no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "0102030405060708090a", "not hexadecimal!", ""})
  void call_badIv_refused(String iv) {
    pack("--key", Cli.PAIR, "--iv", iv).assertFailed(2, "--iv", "16 or 32", "--help");
  }

  @ParameterizedTest
  @CsvSource({
    "cbcs, 5, 'expected CRYPT:SKIP, for example 1:9, found 5'",
    "cbcs, 100:1, 'found 100:1'",
    "cbcs, 0:9, 'expected 1 to 15 encrypted'",
    "cens, 1:16, 'found 1:16'",
    "cenc, 1:9, 'cenc has none, found 1:9'",
    "cbc1, 1:9, 'cbc1 has none, found 1:9'"
  })
  void call_badPattern_refused(String scheme, String pattern, String reason) {
    pack("--key", Cli.PAIR, "--scheme", scheme, "--pattern", pattern)
        .assertFailed(2, "--pattern: ", reason, "--help");
  }

  @Test
  void call_shortIvInCbc1_refused() {
    pack("--key", Cli.PAIR, "--scheme", "cbc1", "--iv", "0102030405060708")
        .assertFailed(2, "--iv: cbc1 takes 16 bytes, found 8", "--help");
  }

  @ParameterizedTest
  @CsvSource({
    "--scheme,cbc2,cbcs",
    "--system,marlin,'common, widevine, playready or fairplay'",
    "--profile,vod,on-demand or live",
    "--aes,openssl,bc or jdk",
    "--alignment,loose,strict or common",
    "--hls-text,ttml,webvtt or mp4",
    "--pssh-place,header,'manifest, moov or both'"
  })
  void call_unknownWord_knownOnesNamed(String option, String word, String known) {
    pack("--key", Cli.PAIR, option, word).assertFailed(2, option, word, known, "--help");
  }

  @ParameterizedTest
  @CsvSource({
    "--system,widevine:,NAME=VALUE",
    "--system,widevine:provider,NAME=VALUE",
    "--system,'widevine:provider=a,provider=b',each name once",
    "--system,widevine:provider=,provider",
    "--system,widevine:header=4.0,'expected content-id, provider, license-url, found header'",
    "--system,common:provider=a,'expected no parameters, found provider'",
    "--system,widevine:license-url=here,absolute",
    "--system,widevine:license-url=:,license-url",
    "--system,playready:header=5,'expected 4.0, 4.1, 4.2 or 4.3, found 5'",
    "--system,playready:header=4.0,expected version 4.3.0.0 for cbcs",
    "--system,fairplay,'expected uri=URI, for example uri=skd://films/17'",
    "--system,fairplay:license-url=skd://a,'expected uri=URI'",
    "--system,fairplay:uri=films/17,fairplay",
    "--system,'fairplay:uri=skd://a,header=4.0','expected uri, found header'",
    "--pssh,AAAA,one pssh box in base64",
    "--pssh,###,one pssh box in base64",
    "--clearkey-url,here,absolute",
    "--clearkey-url,urn:here,with a host"
  })
  void call_badSystem_refused(String option, String value, String reason) {
    pack("--key", Cli.PAIR, option, value).assertFailed(2, option, reason, "--help");
  }

  @Test
  void call_fairPlayWhereItCannotPlay_refused() {
    String system = "fairplay:uri=skd://films/17";
    pack("--key", Cli.PAIR, "--scheme", "cenc", "--system", system)
        .assertFailed(2, "--system: FairPlay: expected cbcs, found cenc", "--help");
    pack("--key", Cli.PAIR, "--hls", "none", "--system", system)
        .assertFailed(2, "--system fairplay requires HLS", "--help");
    String other = "f" + Cli.PAIR.substring(1);
    pack("--key", "video=" + Cli.PAIR, "--key", "audio=" + other, "--system", system)
        .assertFailed(2, "--system fairplay: expected {keyId} in the uri", "--help");
  }

  @Test
  void call_oneLicense_refusedWithoutAKeyAndWithASystemForOneKey() {
    pack("--one-license").assertFailed(2, "--one-license requires a key", "--help");
    pack("--key", Cli.PAIR, "--scheme", "cenc", "--one-license", "--system", "playready:header=4.1")
        .assertFailed(2, "--one-license: ", "expected version 4.2.0.0 or newer", "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.05", "3601", "1e999999999", "NaN", "four", ""})
  void call_badSegmentSeconds_refused(String seconds) {
    pack("--segment-seconds", seconds).assertFailed(2, "--segment-seconds", "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "257", "99999999999", "two"})
  void call_badThreads_refused(String threads) {
    pack("--threads", threads).assertFailed(2, "--threads", "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b.mpd", "../manifest.mpd", "..", "", "a\\b.mpd"})
  void call_manifestIsNoPlainName_refused(String name) {
    pack("--manifest", name).assertFailed(2, "--manifest", "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b.m3u8", "../master.m3u8", "..", "", "a\\b.m3u8"})
  void call_hlsIsNoPlainName_refused(String name) {
    pack("--hls", name).assertFailed(2, "--hls: expected a plain file name", "--help");
  }

  @Test
  void call_noManifestAtAll_refused() {
    pack("--manifest", "none", "--hls", "none")
        .assertFailed(2, "--manifest none and --hls none: players need one of them", "--help");
  }

  @Test
  void call_oneNameForBothManifests_refused() {
    pack("--manifest", "film", "--hls", "film")
        .assertFailed(2, "--manifest and --hls: expected two file names", "--help");
  }

  @Test
  void call_nameOfAnotherFile_refusedByName() {
    pack("--hls", "video-360.m3u8").assertFailed(1, "--hls: ", "found video-360.m3u8, which");
    pack("--manifest", "video-360.mp4")
        .assertFailed(1, "--manifest", "found video-360.mp4, which a media file has too");
  }

  @Test
  void call_hlsTextWithoutHls_refused() {
    pack("--hls", "none", "--hls-text", "mp4").assertFailed(2, "--hls-text requires HLS", "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cens", "cbc1"})
  void call_hlsRequiredWithASchemeThatItDoesNotHave_refused(String scheme) {
    pack("--key", Cli.PAIR, "--scheme", scheme, "--hls", "master.m3u8")
        .assertFailed(2, "--scheme: HLS has no form for the encryption scheme " + scheme, "--help");
    pack("--key", Cli.PAIR, "--scheme", scheme, "--manifest", "none")
        .assertFailed(2, "--scheme: HLS has no form for the encryption scheme " + scheme, "--help");
  }

  @ParameterizedTest
  @CsvSource({
    "--lang,sv",
    "--role,dub",
    "--accessibility,sign-language",
    "--captions,none",
    "--label,Name"
  })
  void call_attributeOfNoInput_refused(String option, String value) {
    pack(option, "other.mp4=" + value).assertFailed(2, "other.mp4=" + value, "--help");
    pack(option, value).assertFailed(2, value, "--help");
  }

  @Test
  void call_defaultOfNoInput_refused() {
    pack("--default", "other.mp4").assertFailed(2, "other.mp4", "--help");
  }

  @ParameterizedTest
  @CsvSource({
    "--lang,sv_SE,BCP 47",
    "--role,hero,commentary",
    "--role,urn:x|,role",
    "--role,no scheme|dub,URI",
    "--accessibility,deaf,hard-of-hearing",
    "--captions,eng,CC1=eng",
    "--captions,CC5=eng,CC4",
    "--captions,'CC1=eng,CC1=spa',once",
    "--captions,'none,CC1',SERVICE63",
    "--label,' ',label"
  })
  void call_badAttribute_refused(String option, String value, String expected) {
    pack(option, Cli.SAMPLE + "=" + value).assertFailed(2, option, expected, "--help");
  }

  @Test
  void call_timeNamesOfOneFile_refused() {
    pack("--time-names").assertFailed(2, "--time-names", "--profile live", "--help");
  }

  @Test
  void call_manifestNamedAsThePlayer_refused() {
    pack("--player", "--manifest", "player.html").assertFailed(2, "--manifest: ", "--player");
    pack("--player", "--hls", "player.html").assertFailed(2, "--hls: ", "--player");
  }

  @Test
  void call_overwriteWouldDeleteTheInput_refusedAndTheInputIsThere() throws IOException {
    Path input = Files.copy(Path.of(Cli.SAMPLE), folder.resolve("film.mp4"));

    Cli.run("package", input, "--out", folder, "--overwrite").assertFailed(2, "film.mp4");

    assertThat(input).exists();
  }

  @Test
  void call_overwriteWouldDeleteTheWorkingDirectory_refused() {
    Cli.run("package", Cli.SAMPLE, "--out", Path.of("").toAbsolutePath(), "--overwrite")
        .assertFailed(2, "--overwrite would delete");
  }
}
