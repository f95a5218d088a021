package io.github.fragmill.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StaticServerTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path served;
  private final StaticServer server;

  StaticServerTest(@TempDir Path folder) throws IOException {
    served = Files.createDirectory(folder.resolve("served"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(served.resolve("media.mp4"), "0123456789");
    Files.writeString(served.resolve("a b.txt"), "spaced");
    Files.writeString(served.resolve("empty.mp4"), "");
    Files.createDirectory(served.resolve("sub"));
    Files.writeString(served.resolve("sub/1.m4s"), "segment");
    server = StaticServer.start(served, /* port= */ 0);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void get_file_wholeWithTypeAndLength() throws Exception {
    HttpResponse<String> response = send(request("media.mp4"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("0123456789");
    assertThat(header(response, "Content-Type")).isEqualTo("video/mp4");
    assertThat(header(response, "Content-Length")).isEqualTo("10");
    assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=2-4,234,bytes 2-4/10",
    "bytes=7-,789,bytes 7-9/10",
    "bytes=-1,9,bytes 9-9/10",
    "bytes=5-99,56789,bytes 5-9/10"
  })
  void get_range_partialContent(String range, String body, String contentRange) throws Exception {
    HttpResponse<String> response = send(request("media.mp4").header("Range", range));

    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).isEqualTo(body);
    assertThat(header(response, "Content-Range")).isEqualTo(contentRange);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-11", "bytes=-0"})
  void get_rangeOutside_notSatisfiable(String range) throws Exception {
    HttpResponse<String> response = send(request("media.mp4").header("Range", range));

    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(header(response, "Content-Range")).isEqualTo("bytes */10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "bytes=4-2", "seconds=1-2"})
  void get_rangeThatMayBeIgnored_whole(String range) throws Exception {
    HttpResponse<String> response = send(request("media.mp4").header("Range", range));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("0123456789");
  }

  @Test
  void get_conditionalRange_whole() throws Exception {
    HttpResponse<String> response =
        send(request("media.mp4").header("Range", "bytes=2-4").header("If-Range", "\"tag\""));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void head_fileAndRange_headersOnly() throws Exception {
    HttpResponse<String> whole = send(request("media.mp4").method("HEAD", BodyPublishers.noBody()));
    HttpResponse<String> part =
        send(
            request("media.mp4")
                .header("Range", "bytes=2-4")
                .method("HEAD", BodyPublishers.noBody()));

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(header(whole, "Content-Length")).isEqualTo("10");
    assertThat(whole.body()).isEmpty();
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(header(part, "Content-Length")).isEqualTo("3");
  }

  @Test
  void get_emptyFile_empty() throws Exception {
    HttpResponse<String> response = send(request("empty.mp4"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void get_fileInSubfolderOrWithSpace_found() throws Exception {
    assertThat(send(request("sub/1.m4s")).body()).isEqualTo("segment");
    assertThat(send(request("a%20b.txt")).body()).isEqualTo("spaced");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.mp4", "sub", "sub/", "", "media.mp4/x", "%00"})
  void get_noFile_notFound(String path) throws Exception {
    assertThat(send(request(path)).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/sub/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "//../secret.txt",
        "/./../secret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/sub/%2e%2e/%2e%2e/secret.txt"
      })
  void get_pathOutOfTheFolder_notServed(String target) throws IOException {
    // Sent through a socket, because HTTP clients normalize paths.
    String answer = rawAnswer("GET " + target + " HTTP/1.0\r\nHost: localhost\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.").doesNotContain("secret", "root:", " 200 ");
  }

  private String rawAnswer(String request) throws IOException {
    URI url = URI.create(server.url());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** DNS rebinding: an untrusted page whose host name resolves to this computer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: evil.example:8080\r\n",
        "Host: 127.0.0.1.evil.example\r\n",
        "Host: localhost@evil.example\r\n",
        "Host: 0.0.0.0\r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host: \r\n",
        ""
      })
  void get_hostThatIsNotThisComputer_refused(String host) throws IOException {
    for (String method : List.of("GET", "HEAD", "OPTIONS")) {
      assertThat(rawAnswer(method + " /media.mp4 HTTP/1.0\r\n" + host + "\r\n"))
          .startsWith("HTTP/1.")
          .contains(" 421 ")
          .doesNotContain("0123456789", "Access-Control");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost:1", "127.0.0.1:8080", "[::1]", "[::1]:65535"})
  void get_hostThatIsThisComputer_served(String host) throws IOException {
    assertThat(rawAnswer("GET /media.mp4 HTTP/1.0\r\nHost: " + host + "\r\n\r\n"))
        .contains(" 200 ")
        .endsWith("0123456789");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "https://localhost",
        "http://127.0.0.1:1",
        "http://[::1]"
      })
  void get_pageOfThisComputer_mayReadIt(String origin) throws Exception {
    HttpResponse<String> response = send(request("media.mp4").header("Origin", origin));

    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(header(response, "Access-Control-Expose-Headers")).contains("Content-Range");
    assertThat(header(response, "Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "http://localhost.evil.example", "null", "file://"})
  void get_pageOfAnotherHost_mayNotReadIt(String origin) throws Exception {
    HttpResponse<String> response = send(request("media.mp4").header("Origin", origin));

    assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(header(response, "Vary")).isEqualTo("Origin");
  }

  /** Unfinished output of runs, and other hidden files. */
  @Test
  void get_hiddenNames_notFound() throws Exception {
    Path hidden = Files.createDirectories(served.resolve("sub/.out.fragmill-1.partial"));
    Files.writeString(hidden.resolve("1.m4s"), "secret");
    Files.writeString(served.resolve(".env"), "secret");

    for (String path : List.of("sub/.out.fragmill-1.partial/1.m4s", ".env", "sub/%2e/1.m4s")) {
      assertThat(send(request(path)).statusCode()).as(path).isEqualTo(404);
    }
  }

  /** A folder as {@code --linked} writes it: the link stays, its target is replaced. */
  @Test
  void get_linkedFolderIsReplaced_newFilesServed(@TempDir Path folder) throws Exception {
    Path link = folder.resolve("out");
    for (String version : List.of("old", "new")) {
      Path made = Files.createDirectory(folder.resolve(".out." + version));
      Files.writeString(made.resolve("manifest.mpd"), version);
    }
    Files.createSymbolicLink(link, Path.of(".out.old"));
    Files.createSymbolicLink(folder.resolve("next"), Path.of(".out.new"));
    try (StaticServer whole = StaticServer.start(folder, /* port= */ 0);
        StaticServer linked = StaticServer.start(link, /* port= */ 0)) {
      assertThat(get(linked.url() + "manifest.mpd")).isEqualTo("old");
      assertThat(get(whole.url() + "out/manifest.mpd")).isEqualTo("old");

      Files.move(
          folder.resolve("next"),
          link,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      Files.delete(folder.resolve(".out.old/manifest.mpd"));

      assertThat(get(linked.url() + "manifest.mpd")).isEqualTo("new");
      assertThat(get(whole.url() + "out/manifest.mpd")).isEqualTo("new");
    }
  }

  private String get(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url))).body();
  }

  @Test
  void get_linkOutOfTheFolder_notFound() throws Exception {
    Files.createSymbolicLink(served.resolve("link.txt"), Path.of("..", "secret.txt"));

    assertThat(send(request("link.txt")).statusCode()).isEqualTo(404);
  }

  @Test
  void post_file_notAllowed() throws Exception {
    HttpResponse<String> response =
        send(request("media.mp4").POST(BodyPublishers.ofString("new content")));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).contains("GET", "HEAD");
  }

  @Test
  void options_file_allowsRanges() throws Exception {
    HttpResponse<String> response =
        send(request("media.mp4").method("OPTIONS", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(header(response, "Access-Control-Allow-Headers")).isEqualTo("Range");
  }

  @Test
  void get_rootOfFolderWithPlayer_redirectedToIt(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("player.html"), "<html>");
    try (StaticServer other = StaticServer.start(folder, /* port= */ 0)) {
      HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(other.url())));

      assertThat(response.statusCode()).isEqualTo(302);
      assertThat(header(response, "Location")).isEqualTo("/player.html");
    }
  }

  @Test
  void start_noFolder_refused() {
    assertThatIOException()
        .isThrownBy(() -> StaticServer.start(served.resolve("none"), /* port= */ 0));
  }

  @ParameterizedTest
  @CsvSource({
    "manifest.mpd,application/dash+xml",
    "master.m3u8,application/vnd.apple.mpegurl",
    "1.vtt,text/vtt; charset=utf-8",
    "1.m4s,video/mp4",
    "VIDEO.MP4,video/mp4",
    "player.html,text/html; charset=utf-8",
    "shaka.js,text/javascript; charset=utf-8",
    "unknown,application/octet-stream"
  })
  void contentType_extension_asPlayersExpect(String name, String type) {
    assertThat(ContentTypes.of(name)).isEqualTo(type);
  }
}
