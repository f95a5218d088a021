package io.github.fragmill.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.fragmill.cli.Cli;
import io.github.fragmill.cli.Maps;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectCommandTest {

  @Test
  void call_sample_tableOfTracks() {
    String out = Cli.run("inspect", Cli.SAMPLE).assertSuccess().out();

    assertThat(out).startsWith("sample.mp4: 517 kB");
    assertThat(out.lines().filter(line -> line.contains("video")))
        .singleElement()
        .asString()
        .contains("avc1.64001f", "640x360, 25 fps", "12 s", "300", "every 2 s, at most 2 s")
        .contains("273 kbit/s", "from 0.08 s");
    assertThat(out.lines().filter(line -> line.contains("audio")))
        .singleElement()
        .asString()
        .contains("mp4a.40.2", "48 kHz, 2 channels", "en", "564", "all", "from 0.021 s");
  }

  @Test
  void call_encryptedFile_showsSchemeAndKeys(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("out");
    Cli.run("package", Cli.SAMPLE, "--key", Cli.PAIR, "--clear", "audio", "--out", out)
        .assertSuccess();
    Path file = out.resolve("video-360.mp4");

    assertThat(Cli.run("inspect", file).assertSuccess().out())
        .contains("avc1.64001f", "cbcs, key " + Cli.KEY_ID_UUID);
    assertThat(Cli.run("inspect", out.resolve("audio-en.mp4")).assertSuccess().out())
        .doesNotContain("cbcs");
    Map<String, Object> document =
        JSON.std.mapFrom(Cli.run("inspect", file, "--json").assertSuccess().out());
    assertThat(Maps.at(document, "tracks", 0))
        .containsEntry("encryption", Map.of("scheme", "cbcs", "keyIds", List.of(Cli.KEY_ID_UUID)));
  }

  @Test
  void call_json_stableFields() throws IOException {
    Map<String, Object> document =
        JSON.std.mapFrom(Cli.run("inspect", Cli.SAMPLE, "--json").assertSuccess().out());

    assertThat(document)
        .containsEntry("input", Cli.SAMPLE)
        .containsEntry("bytes", 517_230)
        .containsEntry("skippedTracks", List.of());
    assertThat(Maps.at(document, "tracks", 0))
        .containsEntry("id", 1)
        .containsEntry("type", "video")
        .containsEntry("codecs", "avc1.64001f")
        .containsEntry("width", 640)
        .containsEntry("height", 360)
        .containsEntry("frameRate", "25")
        .containsEntry("interlaced", false)
        .containsEntry("durationSeconds", 12.0)
        .containsEntry("samples", 300)
        .containsEntry("allKeyframes", false)
        .containsEntry(
            "keyframeInterval", Map.of("keyframes", 6, "averageSeconds", 2.0, "maxSeconds", 2.0))
        .containsEntry("edit", Map.of("mediaStartSeconds", 0.08, "delaySeconds", 0.0));
    assertThat(Maps.at(document, "tracks", 1))
        .containsEntry("type", "audio")
        .containsEntry("language", "en")
        .containsEntry("samplingRate", 48_000)
        .containsEntry("channels", 2)
        .containsEntry("allKeyframes", true)
        .containsEntry("averageBitsPerSecond", 64_722)
        .doesNotContainKey("keyframeInterval");
    assertThat(Maps.at(document, "tracks", 0)).doesNotContainKeys("displayMatrix", "captions");
  }

  /** Writes the sample with another matrix, which is before width and height. */
  private static Path withMatrix(Path directory, int... matrix) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(Cli.SAMPLE));
    int tkhd = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int end = tkhd - 4 + buffer.getInt(tkhd - 4);
    buffer.position(end - 8 - 36);
    for (int value : matrix) {
      buffer.putInt(value);
    }
    return Files.write(directory.resolve("other.mp4"), bytes);
  }

  @Test
  void call_rotatedVideo_showsRotation(@TempDir Path directory) throws IOException {
    Path file = withMatrix(directory, 0, 0x1_0000, 0, -0x1_0000, 0, 0, 360 << 16, 0, 1 << 30);

    assertThat(Cli.run("inspect", file).assertSuccess().out())
        .containsOnlyOnce("640x360, 25 fps, turned by 90 degrees");
    Map<String, Object> document =
        JSON.std.mapFrom(Cli.run("inspect", file, "--json").assertSuccess().out());
    assertThat(Maps.at(document, "tracks", 0))
        .extractingByKey("displayMatrix", Maps.MAP)
        .containsEntry("rotationDegrees", 90)
        .containsEntry("values", List.of(0, 65_536, 0, -65_536, 0, 0, 23_592_960, 0, 1 << 30));
    assertThat(Maps.at(document, "tracks", 1)).doesNotContainKey("displayMatrix");
  }

  @Test
  void call_packageOfRotatedVideo_reportsItAsPresented(@TempDir Path directory) throws IOException {
    Path file = withMatrix(directory, 0, 0x1_0000, 0, -0x1_0000, 0, 0, 360 << 16, 0, 1 << 30);

    assertThat(Cli.run("package", file, "--out", directory.resolve("out")).assertSuccess().out())
        .contains("video-640", "360x640, 25 fps");
  }

  /** Replaces the SEI message that x264 writes at the beginning of the first frame. */
  @Test
  void call_captions_listsThem(@TempDir Path directory) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(Cli.SAMPLE));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int message = text.indexOf("x264 - core") - 16 - 3 - 1; // UUID, size, type
    byte[] captions =
        "\u0004\u000e\u00b5\0001GA94\3A\u00ff\u00fc\u0080\u0080\u00ff"
            .getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(captions, 0, bytes, message, captions.length);
    Path file = Files.write(directory.resolve("other.mp4"), bytes);

    assertThat(Cli.run("inspect", file).assertSuccess().out())
        .containsOnlyOnce("640x360, 25 fps, captions CC1");
    Map<String, Object> document =
        JSON.std.mapFrom(Cli.run("inspect", file, "--json").assertSuccess().out());
    assertThat(Maps.at(document, "tracks", 0)).containsEntry("captions", List.of("CC1"));
  }

  @Test
  void call_mirroredVideo_reported(@TempDir Path directory) throws IOException {
    Path file = withMatrix(directory, -0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 1 << 30);

    assertThat(Cli.run("inspect", file).assertSuccess().out())
        .containsOnlyOnce("640x360, 25 fps, mirrored or distorted");
    Map<String, Object> document =
        JSON.std.mapFrom(Cli.run("inspect", file, "--json").assertSuccess().out());
    assertThat(Maps.at(document, "tracks", 0))
        .extractingByKey("displayMatrix", Maps.MAP)
        .containsOnlyKeys("values");
  }

  @Test
  void call_noInput_refused() {
    Cli.run("inspect").assertFailed(2, "INPUT", "inspect --help");
  }

  @Test
  void call_missingFile_refused() {
    Cli.run("inspect", "no-such-film.mp4").assertFailed(1, "no-such-film.mp4", "no such file");
  }
}
