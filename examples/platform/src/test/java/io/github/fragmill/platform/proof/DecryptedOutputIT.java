package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.PlatformProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ffmpeg, which nobody here wrote, gets the film back out of what the platform serves. */
final class DecryptedOutputIT {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final String KEY_ID = "0123456789abcdef0123456789abcdef";

  private static Path folder;
  private static PlatformProcess platform;
  private static Api api;
  private static long upload;

  private DecryptedOutputIT() {}

  @BeforeAll
  static void start(@TempDir Path shared) throws Exception {
    folder = shared;
    platform = Launch.in(folder.resolve("data")).start();
    api = Api.of(platform);
    upload = api.upload(Clips.SAMPLE);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  /** Not cens, of which ffmpeg gets the ends of samples wrong. */
  @ParameterizedTest
  @ValueSource(strings = {"cbcs", "cenc", "cbc1"})
  void output_everySchemeThatFfmpegKnows_decryptsToTheSource(String scheme) throws Exception {
    long id = packaged(", \"scheme\": \"" + scheme + "\", \"encrypt\": \"all\"");

    assertThat(decrypted(id, "video", "v:0")).isEqualTo(Streams.packets(Clips.SAMPLE, "v:0"));
    assertThat(decrypted(id, "audio", "a:0")).isEqualTo(Streams.packets(Clips.SAMPLE, "a:0"));
  }

  @Test
  void output_default_videoNeedsTheKeyAndAudioIsClear() throws Exception {
    long id = packaged("");

    assertThat(Streams.packets(download(id, "video"), "v:0"))
        .hasSameSizeAs(Streams.packets(Clips.SAMPLE, "v:0"))
        .isNotEqualTo(Streams.packets(Clips.SAMPLE, "v:0"));
    assertThat(Streams.packets(download(id, "audio"), "a:0"))
        .isEqualTo(Streams.packets(Clips.SAMPLE, "a:0"));
    assertThat(decrypted(id, "video", "v:0")).isEqualTo(Streams.packets(Clips.SAMPLE, "v:0"));
  }

  @Test
  void output_withoutEncryption_isTheSource() throws Exception {
    long id = api.packageTitle(upload, "\"encrypt\": \"none\"");

    assertThat(api.ready(id).path("key_id").isNull()).isTrue();
    assertThat(Streams.packets(download(id, "video"), "v:0"))
        .isEqualTo(Streams.packets(Clips.SAMPLE, "v:0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-demand", "live"})
  void output_inHls_isTheSource(String profile) throws Exception {
    long id = api.packageTitle(upload, "\"encrypt\": \"none\", \"profile\": \"" + profile + "\"");

    String playlist = api.ready(id).path("hls_url").asText();
    for (String stream : List.of("v:0", "a:0")) {
      assertThat(Streams.packets(playlist, stream))
          .isEqualTo(Streams.packets(Clips.SAMPLE, stream));
    }
  }

  private static long packaged(String options) throws Exception {
    long id =
        api.packageTitle(upload, "\"key\": \"" + KEY + "\", \"kid\": \"" + KEY_ID + "\"" + options);
    JsonNode ready = api.ready(id);
    assertThat(ready.path("key_id").asText()).isEqualTo(KEY_ID);
    return id;
  }

  private static List<String> decrypted(long id, String kind, String stream)
      throws IOException, InterruptedException {
    return Streams.packets(download(id, kind), stream, "-decryption_key", KEY);
  }

  private static Path download(long id, String kind) throws IOException, InterruptedException {
    String name =
        api.files(id).stream()
            .filter(file -> file.startsWith(kind) && file.endsWith(".mp4"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = api.http().get("/videos/" + id + "/" + name).assertStatus(200).bytes();
    return Files.write(folder.resolve(id + "-" + name), bytes);
  }
}
