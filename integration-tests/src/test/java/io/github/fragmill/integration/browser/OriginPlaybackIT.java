package io.github.fragmill.integration.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.tools.TestKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Players play what the origin serves, encrypted while they ask, through nginx as a cache. */
final class OriginPlaybackIT {

  private static final TestKey KEY = Mode.CBCS.key();
  private static final List<Player> PLAYERS =
      List.of(Player.SHAKA, Player.DASH_JS, Player.SHAKA_HLS, Player.HLS_JS);

  private final Path folder;

  OriginPlaybackIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @TestFactory
  List<DynamicContainer> sample_servedJustInTime_playsToTheEnd() throws Exception {
    HeadlessBrowser browser = HeadlessBrowser.require();
    List<DynamicContainer> tests = new ArrayList<>();
    for (String layout : List.of("segments", "single")) {
      for (String scheme : List.of("cbcs", "cenc")) {
        String name = layout + "-" + scheme;
        try (ServedOrigin served =
            ServedOrigin.start(
                folder.resolve(name),
                KEY,
                "--layout",
                layout,
                "--scheme",
                scheme,
                "--redirect-manifests")) {
          Map<Playback, Demands> playbacks = new LinkedHashMap<>();
          for (Player player : PLAYERS) {
            playbacks.put(
                new Playback(
                    player.word() + "-origin-" + name,
                    player,
                    served.address("/sample/" + player.manifest()),
                    Map.of(KEY.keyIdHex(), KEY.keyHex()),
                    "watch"),
                checks -> checks.watched(/* isProtected= */ true));
          }
          tests.addAll(PlaybackChecks.ofAll(browser, "origin-" + name, playbacks));
        }
      }
    }
    return tests;
  }

  @Test
  void cache_ofFilesAndParts_hasTheBytesOfTheOrigin() throws Exception {
    try (ServedOrigin served =
        ServedOrigin.start(folder.resolve("one"), KEY, "--layout", "single")) {
      String file = served.address("/sample/video-360.mp4");
      HttpResponse<byte[]> part = get(file, "Range", "bytes=1000-1999");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.headers().firstValue("Content-Range").orElse(""))
          .startsWith("bytes 1000-1999/");
      HttpResponse<byte[]> whole = get(file);
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.headers().firstValue("X-Cache-Status")).contains("HIT");
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 1000, 2000));
      assertThat(
              get(file, "If-None-Match", whole.headers().firstValue("ETag").orElse(""))
                  .statusCode())
          .isEqualTo(304);

      String manifest = served.address("/sample/manifest.mpd");
      byte[] plain = get(manifest).body();
      HttpResponse<byte[]> compressed = get(manifest, "Accept-Encoding", "br, gzip");
      assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(compressed.body()).isNotEqualTo(plain);
      HttpResponse<byte[]> again = get(manifest);
      assertThat(again.body()).isEqualTo(plain);
      assertThat(again.headers().firstValue("X-Cache-Status")).contains("HIT");

      assertThat(get(served.address("/metrics")).statusCode()).isEqualTo(404);
      assertThat(get(served.address("/none/manifest.mpd")).statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<byte[]> get(String address, String... fields) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (fields.length > 0) {
      request.headers(fields);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
