package io.github.fragmill.example.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.catalog.Title;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application with a source that fails. */
class OriginApplicationIT {

  private static final int FAILS_AT_BYTES = 250_000;

  /** The clip, which cannot be read from a position on. */
  private static final class Failing implements Source {

    private final byte[] bytes = Files.readAllBytes(Films.CLIP);
    private volatile boolean fails;

    Failing() throws IOException {}

    @Override
    public String name() {
      return "film.mp4";
    }

    @Override
    public SourceReader open() {
      return new SourceReader() {

        @Override
        public long sizeBytes() {
          return bytes.length;
        }

        @Override
        public int read(ByteBuffer destination, long positionBytes) throws IOException {
          int from = Math.toIntExact(positionBytes);
          int count = Math.min(destination.remaining(), bytes.length - from);
          if (fails && from + count > FAILS_AT_BYTES) {
            throw new IOException("the disk is gone");
          }
          destination.put(bytes, from, count);
          return count;
        }

        @Override
        public void close() {}
      };
    }
  }

  private static ConfigurableApplicationContext start(Origin origin) {
    return new SpringApplicationBuilder(OriginApplication.class)
        .web(WebApplicationType.SERVLET)
        .initializers(
            (GenericApplicationContext context) ->
                context.registerBean(
                    "failing", Origin.class, () -> origin, bean -> bean.setPrimary(true)))
        .run(
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=off",
            "--films.folder=.",
            "--films.key-id=" + Films.KEY_ID,
            "--films.key=" + Films.KEY,
            "--films.iv-secret=" + Films.IV_SECRET);
  }

  private static int status(int port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Returns all that comes before the connection ends. */
  private static String get(int port, String path) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      StringBuilder seen = new StringBuilder();
      byte[] buffer = new byte[16 * 1024];
      try {
        for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) {
          seen.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
        }
      } catch (SocketException e) {
        // The server may end it the hard way.
      }
      return seen.toString();
    }
  }

  @Test
  void get_sourceFailsInTheMiddle_connectionEndsBeforeTheBody() throws Exception {
    Failing source = new Failing();
    Packager packager =
        Packager.of(source)
            .segmentDuration(Duration.ofSeconds(2))
            .manifest(DashManifest.onDemand());
    Origin origin =
        Origin.builder(name -> Optional.of(Title.of(packager))).segmentCacheBytes(0, 0).build();
    try (ConfigurableApplicationContext application = start(origin)) {
      int port =
          application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      assertThat(status(port, "/films/film/manifest.mpd")).isEqualTo(200);
      source.fails = true;

      String answer = get(port, "/films/film/video-360.mp4");

      int bodyAt = answer.indexOf("\r\n\r\n") + 4;
      long length = Long.parseLong(answer.replaceAll("(?is).*?content-length: *(\\d+).*", "$1"));
      assertThat(answer).startsWith("HTTP/1.1 200 ");
      assertThat(length).isGreaterThan(FAILS_AT_BYTES);
      assertThat(answer.length() - bodyAt).isPositive().isLessThan(FAILS_AT_BYTES + 10_000);
    }
  }
}
