package io.github.fragmill.example.origin.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MappingServerTest {

  private static final String DOCUMENT = "{\"sources\": [{\"path\": \"film.mp4\"}]}";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  MappingServerTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private MappingServer serve(HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          handler.handle(exchange);
        });
    server.start();
    return new MappingServer(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/map/{title}.json",
        Duration.ofSeconds(2));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void find_title_asksForItByItsEncodedName() throws Exception {
    MappingServer mapping = serve(exchange -> answer(exchange, 200, DOCUMENT));

    assertThat(mapping.find("a b/ü").orElseThrow().sources().get(0).path()).isEqualTo("film.mp4");
    assertThat(asked).containsExactly("/map/a%20b%2F%C3%BC.json");
  }

  @Test
  void find_notFound_isNoTitle() throws Exception {
    assertThat(serve(exchange -> answer(exchange, 404, "")).find("film")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 302, 403, 500, 503})
  void find_otherStatus_isTypedFailure(int status) {
    MappingServer mapping = serve(exchange -> answer(exchange, status, ""));
    assertThatThrownBy(() -> mapping.find("film"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("found " + status);
  }

  @Test
  void find_documentThatIsWrong_namesItsAddress() {
    MappingServer mapping = serve(exchange -> answer(exchange, 200, "{}"));
    assertThatThrownBy(() -> mapping.find("film"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("/map/film.json", "sources");
  }

  @Test
  void find_endlessBody_isRefusedAtTheLimit() {
    MappingServer mapping =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try (OutputStream body = exchange.getResponseBody()) {
                byte[] part = " ".repeat(65_536).getBytes(StandardCharsets.UTF_8);
                for (int written = 0; written < 1000; written++) {
                  body.write(part);
                }
              }
            });
    assertThatThrownBy(() -> mapping.find("film"))
        .isInstanceOf(SourceException.class)
        .hasStackTraceContaining("expected at most");
  }

  @Test
  void find_bodyThatNeverEnds_isGivenUp() {
    MappingServer mapping =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush(); // and no more
            });
    assertThatThrownBy(() -> mapping.find("film"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no answer")
        .hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void find_nobodyThere_isTypedFailure() {
    MappingServer mapping = serve(exchange -> answer(exchange, 200, DOCUMENT));
    server.stop(0);
    assertThatThrownBy(() -> mapping.find("film"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("cannot ask");
  }
}
