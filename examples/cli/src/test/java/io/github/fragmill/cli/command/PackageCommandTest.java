package io.github.fragmill.cli.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.fragmill.cli.Cli;
import io.github.fragmill.cli.Maps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackageCommandTest {

  /** The letters senc. */
  private static final String SENC = "73656e63";

  private static final String[] ON_DEMAND = {
    "audio-en.m3u8",
    "audio-en.mp4",
    "manifest.mpd",
    "master.m3u8",
    "video-360-iframes.m3u8",
    "video-360.m3u8",
    "video-360.mp4"
  };

  private final Path folder;
  private final Path out;

  PackageCommandTest(@TempDir Path folder) {
    this.folder = folder;
    this.out = folder.resolve("out");
  }

  private Cli.Run pack(Object... options) {
    return Cli.run(
        Stream.concat(Stream.of("package", Cli.SAMPLE, "--out", out), Stream.of(options))
            .toArray());
  }

  private String manifest() throws IOException {
    return Files.readString(out.resolve("manifest.mpd"));
  }

  @Test
  void call_noKey_clearOnDemandAndAReport() throws IOException {
    Cli.Run run = pack().assertSuccess();

    assertThat(Cli.names(out)).containsExactly(ON_DEMAND);
    assertThat(manifest()).doesNotContain("ContentProtection").contains("isoff-on-demand");
    assertThat(run.out())
        .contains("video-360  avc1.64001f  640x360, 25 fps", "3 segments", "clear")
        .contains("audio-en   mp4a.40.2    48 kHz, 2 channels", "12 s")
        .contains("DASH      " + out.resolve("manifest.mpd"))
        .contains("HLS       " + out.resolve("master.m3u8"), " serve " + out, "--player");
  }

  @Test
  void call_segmentsAfterTheirInitializationSegment_areOneInput() throws IOException {
    Path segments = folder.resolve("segments");
    Cli.run("package", Cli.SAMPLE, "--out", segments, "--profile", "live").assertSuccess();
    Path video = segments.resolve("video-360");
    Path audio = segments.resolve("audio-en");

    Cli.run(
            "package",
            video.resolve("init.mp4"),
            video.resolve("1.m4s"),
            video.resolve("2.m4s"),
            video.resolve("3.m4s"),
            audio.resolve("init.mp4"),
            audio.resolve("1.m4s"),
            audio.resolve("2.m4s"),
            audio.resolve("3.m4s"),
            "--lang",
            audio.resolve("init.mp4") + "=sv",
            "--out",
            out)
        .assertSuccess();
    assertThat(Cli.names(out))
        .containsExactly(
            "audio-sv.m3u8",
            "audio-sv.mp4",
            "manifest.mpd",
            "master.m3u8",
            "video-360-iframes.m3u8",
            "video-360.m3u8",
            "video-360.mp4");
    assertThat(manifest()).contains("mediaPresentationDuration=\"PT12S\"");
  }

  @Test
  void call_key_cbcsAndTheKeyNowhere() throws IOException {
    Cli.Run run = pack("--key", Cli.PAIR, "--player").assertSuccess();

    assertThat(manifest()).contains("value=\"cbcs\"", Cli.KEY_ID_UUID);
    assertThat(run.out())
        .contains("cbcs, key " + Cli.KEY_ID_UUID, "player.html#KID:KEY")
        .doesNotContain(Cli.KEY);
    assertNoFileHolds(Cli.KEY);
  }

  private void assertNoFileHolds(String text) throws IOException {
    for (String name : Cli.names(out)) {
      String content = Files.readString(out.resolve(name), StandardCharsets.ISO_8859_1);
      assertThat(content).as(name).doesNotContainIgnoringCase(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cenc", "cens", "cbc1", "cbcs"})
  void call_anyScheme_inTheManifest(String scheme) throws IOException {
    pack("--key", Cli.PAIR, "--scheme", scheme).assertSuccess();

    assertThat(manifest()).contains("value=\"" + scheme + "\"");
  }

  @Test
  void call_pattern_inTheReport() throws IOException {
    Cli.Run run = pack("--key", Cli.PAIR, "--pattern", "5:4", "--json").assertSuccess();

    assertThat(run.out()).contains("\"cryptByteBlock\" : 5", "\"skipByteBlock\" : 4");
  }

  @Test
  void call_drmSystems_inTheManifestInOrder() throws IOException {
    pack("--key", Cli.PAIR, "--system", "widevine", "--system", "playready", "--system", "common")
        .assertSuccess();

    assertThat(manifest())
        .containsSubsequence(
            "urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed",
            "urn:uuid:9a04f079-9840-4286-ab92-e65be0885f95",
            "mspr:pro",
            "urn:uuid:1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
    assertNoFileHolds(Cli.KEY);
  }

  @Test
  void call_systemsWithParameters_inTheManifest() throws IOException {
    String pssh = "AAAANHBzc2gBAAAAEHfv7MCyTQKs4zweUuL7SwAAAAEAAQIDBAUGBwgJCgsMDQ4PAAAAAA==";
    pack(
            "--key",
            Cli.PAIR,
            "--system",
            "widevine:provider=example,content-id=title,license-url=https://example.org/w?a=1,2",
            "--system",
            "playready:header=4.3,license-url=https://example.org/p",
            "--pssh",
            pssh,
            "--clearkey-url",
            "https://example.org/c")
        .assertSuccess();

    assertThat(manifest())
        .containsSubsequence(
            "urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed",
            "https://example.org/w?a=1,2",
            "urn:uuid:9a04f079-9840-4286-ab92-e65be0885f95",
            "https://example.org/p",
            "urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e",
            "https://example.org/c",
            "urn:uuid:1077efec-c0b2-4d02-ace3-3c1e52e2fb4b",
            pssh);
    assertNoFileHolds(Cli.KEY);
  }

  @Test
  void call_psshPlace_boxesThereOnly() throws IOException {
    String type = HexFormat.of().formatHex("pssh".getBytes(StandardCharsets.US_ASCII));
    pack("--key", Cli.PAIR, "--iv", "0102030405060708").assertSuccess();
    assertThat(manifest()).contains("cenc:pssh");
    assertThat(hex(out.resolve("video-360.mp4"))).doesNotContain(type);

    pack("--key", Cli.PAIR, "--iv", "0102030405060708", "--pssh-place", "moov", "--overwrite")
        .assertSuccess();
    assertThat(manifest()).doesNotContain("cenc:pssh");
    assertThat(hex(out.resolve("video-360.mp4"))).contains(type);

    pack("--key", Cli.PAIR, "--iv", "0102030405060708", "--pssh-place", "both", "--overwrite")
        .assertSuccess();
    assertThat(manifest()).contains("cenc:pssh");
    assertThat(hex(out.resolve("video-360.mp4"))).contains(type);
  }

  @Test
  void call_oneLicense_boxesNameAllKeys() throws IOException {
    String other = "f" + Cli.PAIR.substring(1);
    pack(
            "--key",
            "video=" + Cli.PAIR,
            "--key",
            "audio=" + other,
            "--system",
            "common",
            "--one-license",
            "--pssh-place",
            "both")
        .assertSuccess();

    String both = "00000002" + Cli.KEY_ID + "f" + Cli.KEY_ID.substring(1);
    assertThat(hex(out.resolve("video-360.mp4"))).contains(both);
    assertThat(hex(out.resolve("audio-en.mp4"))).contains(both);
  }

  @Test
  void call_keyForEachKind_inTheManifest() throws IOException {
    String other = "f" + Cli.PAIR.substring(1);
    pack("--key", "video:..720=" + Cli.PAIR, "--key", "audio=" + other).assertSuccess();

    assertThat(manifest())
        .containsSubsequence(Cli.KEY_ID_UUID, "audio", "f" + Cli.KEY_ID_UUID.substring(1));
    assertNoFileHolds(Cli.KEY);
  }

  @Test
  void call_keyRotation_eachKeyInTheMedia() throws IOException {
    String second = "f" + Cli.KEY_ID.substring(1);
    String third = "d" + Cli.KEY_ID.substring(1);
    pack(
            "--key",
            Cli.PAIR,
            "--key",
            second + ":3" + Cli.KEY.substring(1),
            "--key",
            third + ":2" + Cli.KEY.substring(1),
            "--key-rotation",
            4)
        .assertSuccess();

    String video = hex(out.resolve("video-360.mp4"));
    assertThat(video).contains(Cli.KEY_ID, second, third);
    assertThat(manifest()).contains(Cli.KEY_ID_UUID).doesNotContain("cenc:pssh");
    assertNoFileHolds(Cli.KEY);
  }

  @Test
  void call_clearLead_beginsClear() throws IOException {
    pack("--key", Cli.PAIR, "--segment-seconds", 2).assertSuccess();
    int encrypted = count(hex(out.resolve("video-360.mp4")), SENC);
    pack("--key", Cli.PAIR, "--segment-seconds", 2, "--clear-lead", 4, "--overwrite")
        .assertSuccess();

    assertThat(count(hex(out.resolve("video-360.mp4")), SENC)).isEqualTo(encrypted - 2);
  }

  private static String hex(Path file) throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(file));
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  @Test
  void call_clearAudio_onlyVideoEncrypted() {
    Cli.Run run = pack("--key", Cli.PAIR, "--clear", "audio").assertSuccess();

    assertThat(run.out().lines().filter(line -> line.contains("video-360")))
        .singleElement()
        .asString()
        .endsWith("cbcs, key " + Cli.KEY_ID_UUID);
    assertThat(run.out().lines().filter(line -> line.contains("audio-en")))
        .singleElement()
        .asString()
        .endsWith("clear");
  }

  @Test
  void call_clearVideo_onlyAudioEncrypted() {
    Cli.Run run = pack("--key", Cli.PAIR, "--clear", "video").assertSuccess();

    assertThat(run.out().lines().filter(line -> line.contains("video-360")))
        .singleElement()
        .asString()
        .endsWith("clear");
    assertThat(run.out().lines().filter(line -> line.contains("audio-en")))
        .singleElement()
        .asString()
        .endsWith("cbcs, key " + Cli.KEY_ID_UUID);
  }

  @Test
  void call_ivAndEitherAesAndAnyThreads_sameBytes() throws IOException {
    String iv = "000102030405060708090a0b0c0d0e0f";
    pack("--key", Cli.PAIR, "--iv", iv, "--aes", "bc", "--threads", 1).assertSuccess();
    byte[] first = Files.readAllBytes(out.resolve("video-360.mp4"));
    pack("--key", Cli.PAIR, "--iv", iv, "--aes", "jdk", "--threads", 3, "--overwrite")
        .assertSuccess();

    assertThat(Files.readAllBytes(out.resolve("video-360.mp4"))).isEqualTo(first);
  }

  @Test
  void call_live_segmentFiles() throws IOException {
    pack("--profile", "live").assertSuccess();

    assertThat(Cli.names(out))
        .containsExactly(
            "audio-en",
            "audio-en.m3u8",
            "manifest.mpd",
            "master.m3u8",
            "video-360",
            "video-360-iframes.m3u8",
            "video-360.m3u8");
    assertThat(Cli.names(out.resolve("video-360")))
        .containsExactly("1.m4s", "2.m4s", "3.m4s", "init.mp4");
    assertThat(manifest()).contains("isoff-live");
  }

  @Test
  void call_segmentSeconds_otherNumberOfSegments() throws IOException {
    pack("--profile", "live", "--segment-seconds", "1.5").assertSuccess();

    assertThat(Cli.names(out.resolve("video-360"))).hasSize(6 + 1);
  }

  @Test
  void call_manifestName_used() throws IOException {
    Cli.Run run = pack("--manifest", "film.mpd", "--player").assertSuccess();

    assertThat(Cli.names(out)).contains("film.mpd").doesNotContain("manifest.mpd");
    assertThat(run.out()).contains("film.mpd");
    assertThat(Files.readString(out.resolve("player.html"))).contains("film.mpd");
  }

  @Test
  void call_overwrite_replacesTheFolder() throws IOException {
    pack("--profile", "live").assertSuccess();
    pack("--overwrite").assertSuccess();

    assertThat(Cli.names(out)).containsExactly(ON_DEMAND);
    assertThat(Cli.names(folder)).containsExactly("out");
  }

  @Test
  void call_linked_isALinkAndStaysOne() throws IOException {
    pack("--linked", "--profile", "live").assertSuccess();
    assertThat(out).isSymbolicLink();
    Path before = out.toRealPath();

    pack("--overwrite").assertSuccess();

    assertThat(out).isSymbolicLink();
    assertThat(out.toRealPath()).isNotEqualTo(before);
    assertThat(Cli.names(out.toRealPath())).containsExactly(ON_DEMAND);
  }

  @Test
  void call_severalInputs_oneLadderWithOneAudio() throws IOException {
    Cli.Run run = Cli.run("package", Cli.SAMPLE, Cli.SAMPLE, "--out", out).assertSuccess();

    assertThat(Cli.names(out))
        .contains("audio-en.mp4")
        .filteredOn(name -> name.startsWith("video-360-") && name.endsWith(".mp4"))
        .hasSize(2);
    assertThat(manifest().split("<AdaptationSet ", -1)).hasSize(2 + 1);
    assertThat(run.out()).contains("Note      sample.mp4: track 2 left out");
  }

  /** The user must not learn from the player that the video is missing. */
  @Test
  void call_onlyUnsupportedVideo_reported() throws IOException {
    Path input = withUnsupportedVideo();
    String note = "film.mp4: track 1 (vide, mjp2) skipped: this codec is not packaged";

    Cli.Run report = Cli.run("package", input, "--out", out).assertSuccess();
    Cli.Run document = Cli.run("package", input, "--out", folder.resolve("json"), "--json");

    assertThat(report.out()).contains("Note      " + note);
    assertThat(JSON.std.mapFrom(document.out())).containsEntry("notes", List.of(note));
    assertThat(Cli.names(out))
        .containsExactly("audio-en.m3u8", "audio-en.mp4", "manifest.mpd", "master.m3u8");
  }

  private Path withUnsupportedVideo() throws IOException {
    String file = Files.readString(Path.of(Cli.SAMPLE), ISO_8859_1);
    String other = file.replaceFirst("(?s)(stsd.{12})avc1", "$1mjp2");
    return Files.writeString(folder.resolve("film.mp4"), other, ISO_8859_1);
  }

  @Test
  void call_attributesOfAnInput_inTheManifestAndTheReport() throws IOException {
    Path other = Files.copy(Path.of(Cli.SAMPLE), folder.resolve("a=b.mp4"));
    Cli.Run run =
        Cli.run(
                "package",
                Cli.SAMPLE,
                other,
                "--out",
                out,
                "--lang",
                other + "=sv",
                "--role",
                other + "=alternate",
                "--role",
                other + "=dub",
                "--label",
                other + "=A = B",
                "--default",
                other,
                "--json")
            .assertSuccess();

    assertThat(manifest())
        .contains("lang=\"sv\"", "value=\"alternate\"", "value=\"dub\"", "<Label>A = B</Label>")
        .contains("selectionPriority=\"2\"");
    assertThat(Cli.names(out))
        .contains("audio-en.mp4", "audio-sv-alternate-dub.mp4", "video-360-alternate-dub.mp4");
    assertThat(Maps.at(JSON.std.mapFrom(run.out()), "renditions", 0))
        .containsEntry("roles", List.of("alternate", "dub"))
        .containsEntry("label", "A = B");
    assertThat(Maps.at(JSON.std.mapFrom(run.out()), "renditions", 1))
        .doesNotContainKeys("roles", "label");
  }

  @Test
  void call_anySchemeAndCaptions_inTheManifestAndTheReport() throws IOException {
    Cli.Run run =
        Cli.run(
                "package",
                Cli.SAMPLE,
                "--out",
                out,
                "--role",
                Cli.SAMPLE + "=urn:example:role|Take <2>",
                "--accessibility",
                Cli.SAMPLE + "=sign-language",
                "--accessibility",
                Cli.SAMPLE + "=urn:example:for|",
                "--captions",
                Cli.SAMPLE + "=CC1=eng,SERVICE1=es",
                "--captions",
                Cli.SAMPLE + "=CC3",
                "--json")
            .assertSuccess();

    assertThat(manifest())
        .contains("<Role schemeIdUri=\"urn:example:role\" value=\"Take &lt;2&gt;\"/>")
        .contains("<Accessibility schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"sign\"/>")
        .contains("<Accessibility schemeIdUri=\"urn:example:for\"/>")
        .containsOnlyOnce("cea-608:2015\" value=\"CC1=eng;CC3=und\"")
        .containsOnlyOnce("cea-708:2015\" value=\"1=lang:spa\"");
    assertThat(Cli.names(out)).contains("video-360-take-2.mp4");
    assertThat(Maps.at(JSON.std.mapFrom(run.out()), "renditions", 0))
        .containsEntry("roles", List.of("urn:example:role|Take <2>"))
        .containsEntry("captions", List.of("CC1=eng", "SERVICE1=es", "CC3"));
    assertThat(Maps.at(JSON.std.mapFrom(run.out()), "renditions", 1)).doesNotContainKey("captions");
  }

  /** A key for a language counts before a key for audio. */
  @Test
  void call_keySelectors_theNarrowestCounts() throws IOException {
    Path swedish = Files.copy(Path.of(Cli.SAMPLE), folder.resolve("sv.mp4"));
    Cli.Run run =
        Cli.run(
                "package",
                Cli.SAMPLE,
                swedish,
                "--lang=" + swedish + "=sv",
                "--out",
                out,
                "--json",
                "--key=" + pair(2),
                "--key=audio=" + pair(3),
                "--key=lang:sv=" + pair(4))
            .assertSuccess();

    Map<String, Object> document = JSON.std.mapFrom(run.out());
    Map<String, String> keyIds = new TreeMap<>();
    for (int index = 0; index < 4; index++) {
      Map<String, Object> rendition = Maps.at(document, "renditions", index);
      keyIds.put(
          String.valueOf(rendition.get("id")).replaceFirst("-\\d+k.*", ""),
          String.valueOf(rendition.get("encryption")).replaceFirst(".*keyId=(..).*", "$1"));
    }
    assertThat(keyIds)
        .containsExactly(
            Map.entry("audio-en", "03"), Map.entry("audio-sv", "04"), Map.entry("video-360", "02"));
  }

  private static String pair(int number) {
    return ("%02x".formatted(number) + Cli.KEY_ID.substring(2))
        + ":"
        + ("%02x".formatted(number) + Cli.KEY.substring(2));
  }

  /** Of a key and a clear rule that are equally narrow, the key counts. */
  @Test
  void call_keysAndClearTracks_theNarrowestCounts() throws IOException {
    pack("--key=video:..720=" + pair(1), "--key=lang:en=" + pair(2), "--clear=video:..360")
        .assertFailed(1, "no track left for clear for video:..360");
    pack("--key=lang:en=" + pair(2), "--key=" + pair(3), "--clear=video:..360").assertFailed(1);

    Cli.Run run = pack("--key=lang:en=" + pair(2), "--clear=video:..360").assertSuccess();

    assertThat(run.out().lines().filter(line -> line.contains("video-360")))
        .singleElement()
        .asString()
        .endsWith("clear");
    assertThat(run.out().lines().filter(line -> line.contains("audio-en")))
        .singleElement()
        .asString()
        .contains("cbcs, key 02");
  }

  @Test
  void call_playerOfSeveralKeys_pageWithAllIds() throws IOException {
    Cli.Run run =
        pack("--player", "--key=video=" + pair(1), "--key=audio=" + pair(2)).assertSuccess();

    assertThat(Files.readString(out.resolve("player.html")))
        .contains(
            "data-key-ids=\"01" + Cli.KEY_ID.substring(2) + ",02" + Cli.KEY_ID.substring(2) + '"');
    assertThat(run.out()).contains("player.html#KID:KEY,KID:KEY");
  }

  @Test
  void call_trickPlay_trickPlayTrackToo() throws IOException {
    Cli.Run run = pack("--trick-play").assertSuccess();

    assertThat(Cli.names(out)).contains("video-360-trick.mp4");
    assertThat(manifest()).contains("http://dashif.org/guidelines/trickmode\" value=\"0\"");
    assertThat(run.out()).contains("video-360-trick");
  }

  @Test
  void call_timeNames_filesAreNamedByTime() throws IOException {
    pack("--profile", "live", "--time-names").assertSuccess();

    assertThat(Cli.names(out.resolve("video-360"))).contains("0.m4s").doesNotContain("1.m4s");
    assertThat(manifest()).contains("$Time$");
  }

  @Test
  void call_alignmentCommon_isTaken() {
    Cli.run("package", Cli.SAMPLE, Cli.SAMPLE, "--out", out, "--alignment", "common")
        .assertSuccess();
  }

  @Test
  void call_quiet_nothingPrinted() {
    assertThat(pack("--quiet").assertSuccess().out()).isEmpty();
    assertThat(out.resolve("manifest.mpd")).exists();
  }

  @Test
  void call_json_oneDocument() throws IOException {
    Cli.Run run = pack("--json", "--key", Cli.PAIR, "--clear", "audio").assertSuccess();

    Map<String, Object> document = JSON.std.mapFrom(run.out());
    assertThat(document)
        .containsEntry("out", out.toString())
        .containsEntry("manifest", out.resolve("manifest.mpd").toString())
        .containsEntry("hls", out.resolve("master.m3u8").toString())
        .containsEntry("durationSeconds", 12.0)
        .containsEntry("notes", List.of())
        .containsEntry("totalBytes", Math.toIntExact(totalBytes()))
        .containsKey("elapsedSeconds");
    assertThat(run.out()).doesNotContain(Cli.KEY);
    assertThat(document.get("renditions")).asInstanceOf(Maps.LIST).hasSize(2);
  }

  @Test
  void call_jsonOfVideo_stableFields() throws IOException {
    Map<String, Object> video = rendition(pack("--json", "--key", Cli.PAIR), 0);

    assertThat(video)
        .containsEntry("id", "video-360")
        .containsEntry("type", "video")
        .containsEntry("codecs", "avc1.64001f")
        .containsEntry("width", 640)
        .containsEntry("height", 360)
        .containsEntry("frameRate", "25")
        .containsEntry("segments", 3)
        .containsEntry("bytes", Math.toIntExact(Files.size(out.resolve("video-360.mp4"))))
        .containsEntry("durationSeconds", 12.0)
        .containsKeys("averageBitsPerSecond", "encryption")
        .doesNotContainKey("language");
    assertThat(video.get("encryption"))
        .asInstanceOf(Maps.MAP)
        .containsEntry("scheme", "cbcs")
        .containsEntry("keyId", Cli.KEY_ID_UUID)
        .containsEntry("cryptByteBlock", 1)
        .containsEntry("skipByteBlock", 9);
  }

  @Test
  void call_jsonOfClearAudio_stableFields() throws IOException {
    assertThat(rendition(pack("--json"), 1))
        .containsEntry("id", "audio-en")
        .containsEntry("type", "audio")
        .containsEntry("language", "en")
        .containsEntry("samplingRate", 48_000)
        .containsEntry("channels", 2)
        .doesNotContainKeys("encryption", "width", "frameRate");
  }

  private static Map<String, Object> rendition(Cli.Run run, int index) throws IOException {
    return Maps.at(JSON.std.mapFrom(run.assertSuccess().out()), "renditions", index);
  }

  private long totalBytes() throws IOException {
    long total = 0;
    for (String name : Cli.names(out)) {
      total += Files.size(out.resolve(name));
    }
    return total;
  }

  @Test
  void call_player_pageWithKeyIdOnly() throws IOException {
    Cli.Run run = pack("--player", "--key", Cli.PAIR).assertSuccess();

    String page = Files.readString(out.resolve("player.html"));
    assertThat(page).contains(Cli.KEY_ID, "shaka-player.compiled.js").doesNotContain("{{");
    assertThat(run.out()).contains("player.html");
  }

  @Test
  void call_text_isInTheManifestWithItsLanguageAndRole() throws IOException {
    Path english = text("a:b.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n");
    Path swedish = text("b.srt", "1\n00:00:01,000 --> 00:00:02,000\nHej\n");

    Cli.Run run =
        pack(
                "--text", english + ":en",
                "--text", swedish + ":sv-SE",
                "--sidecar-text", english,
                "--role", english + "=caption",
                "--key", Cli.PAIR)
            .assertSuccess();

    assertThat(Cli.names(out))
        .contains("text-en-caption.mp4", "text-sv-se.mp4", "text-caption.vtt");
    assertThat(manifest())
        .contains("lang=\"sv-SE\"", "codecs=\"wvtt\"", "value=\"caption\"", "value=\"subtitle\"");
    assertThat(run.out()).contains("text-en-caption", "wvtt");
  }

  @Test
  void call_badText_isRefusedWithFileAndLine() throws IOException {
    Path file = text("bad.vtt", "WEBVTT\n\n1 --> 2\nx\n");

    pack("--text", file + ":en").assertFailed(1, "bad.vtt: line 3: expected times");
  }

  private Path text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
