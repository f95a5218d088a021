package io.github.fragmill.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.ranged.RangedReading;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers and networks do to a reader. */
@Timeout(60)
class HttpFaultsTest {

  private static final HttpClient CLIENT = HttpSource.newClient();
  private static final int SIZE = 1_000_000;
  private static final String NAME = "localhost/films/movie.mp4";

  private final FakeServer server;
  private final HttpSource source;

  HttpFaultsTest() throws IOException {
    server = new FakeServer(SIZE);
    source =
        HttpSource.of(server.url(FakeServer.PATH + "?sig=s3cret"), CLIENT)
            .withReading(RangedReading.standard().withMaxRetries(2))
            .withTimeout(Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static byte[] read(SourceReader reader, int position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      assertThat(reader.read(buffer, position + buffer.position())).isPositive();
    }
    return buffer.array();
  }

  /** Reads a range after a fault has been set, and checks it. */
  private void assertReadsOn(FakeServer.Fault... faults) throws IOException {
    try (SourceReader reader = source.open()) {
      server.faults.addAll(Arrays.asList(faults));
      assertThat(read(reader, 300_000, 500_000)).isEqualTo(server.part(300_000, 500_000));
      assertThat(server.faults).isEmpty();
    }
  }

  private void assertRefused(String reason, FakeServer.Fault... faults) throws IOException {
    try (SourceReader reader = source.open()) {
      int before = server.requests.size();
      server.faults.addAll(Arrays.asList(faults));
      assertThatThrownBy(() -> read(reader, 300_000, 500_000))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining(NAME)
          .hasMessageContaining(reason)
          .hasMessageNotContaining("s3cret");
      assertThat(server.requests).hasSize(before + faults.length);
    }
  }

  private static FakeServer.Fault status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  /** Sends the head of a good answer, and so many bytes of its body. */
  private FakeServer.Fault breakOffAfter(int bytes) {
    return exchange -> {
      server.describe(exchange);
      String[] range =
          exchange.getRequestHeaders().getFirst("Range").replace("bytes=", "").split("-", -1);
      int from = Integer.parseInt(range[0]);
      int to = Integer.parseInt(range[1]) + 1;
      server.setRange(exchange, from, to);
      exchange.sendResponseHeaders(206, to - from);
      exchange.getResponseBody().write(server.content, from, bytes);
      exchange.getResponseBody().flush();
    };
  }

  @Test
  void read_range_isAskedForUnderTheTag() throws IOException {
    assertReadsOn();
    assertThat(server.requests).containsExactly("bytes=0-131071", "bytes=300000-799999 \"v1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "W/\"weak\""})
  void read_noStrongTag_isAskedForUnderTheTime(String tag) throws IOException {
    server.tag = tag;
    assertReadsOn();
    assertThat(server.requests)
        .containsExactly("bytes=0-131071", "bytes=300000-799999 " + server.lastModified);
  }

  @Test
  void open_neitherTagNorTime_isRefused() {
    server.tag = "W/\"weak\"";
    server.lastModified = "";
    assertThatThrownBy(() -> source.open().close())
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("neither a strong entity tag nor a time");
  }

  @Test
  void read_serverErrors_areTriedAgain() throws IOException {
    assertReadsOn(status(500), status(503));
  }

  @Test
  void read_serverErrorsThatStay_areRefused() throws IOException {
    assertRefused("the server answered 503", status(503), status(503), status(503));
  }

  @Test
  void read_bodyBreaksOff_goesOnWhereItWas() throws IOException {
    assertReadsOn(breakOffAfter(200_000));
    assertThat(server.requests).hasSize(3);
    assertThat(server.requests.get(2)).matches("bytes=(4\\d{5}|500000)-799999 \"v1\"");
  }

  @Test
  void read_tagChangesMidway_isRefused() throws IOException {
    try (SourceReader reader = source.open()) {
      assertThat(read(reader, 300_000, 200_000)).isEqualTo(server.part(300_000, 200_000));
      server.tag = "\"v2\"";
      assertThatThrownBy(() -> read(reader, 500_000, 200_000))
          .isInstanceOf(SourceException.class)
          .hasMessage(NAME + " has changed since it was opened");
    }
  }

  @Test
  void read_serverThatIgnoresTheCondition_isRefusedToo() throws IOException {
    assertRefused(
        "has changed since it was opened",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v2\"");
          server.setRange(exchange, 300_000, 800_000);
          exchange.sendResponseHeaders(206, 500_000);
          exchange.getResponseBody().flush(); // some servers send the head with the body
        });
  }

  @Test
  void read_fileIsShorterNow_isRefused() throws IOException {
    try (SourceReader reader = source.open()) {
      server.content = FakeServer.random(1000);
      assertThatThrownBy(() -> read(reader, 300_000, 500_000))
          .isInstanceOf(SourceException.class)
          .hasMessage(NAME + " has changed since it was opened");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404, not found (404)",
    "403, access was refused (403)",
    "302, 'redirected (302), which is not followed'",
    "400, the server answered 400"
  })
  void read_answerThatStays_isRefusedAtOnce(int status, String reason) throws IOException {
    assertRefused(reason, status(status));
  }

  @Test
  void open_missingFile_isNotFound() {
    assertThatThrownBy(
            () -> HttpSource.of(server.url("/gone.mp4?sig=s3cret"), CLIENT).open().close())
        .isInstanceOf(SourceException.class)
        .hasMessage("cannot read localhost/gone.mp4: not found (404)");
  }

  /** The body has no end; it must not be read. */
  @Test
  void open_serverThatIgnoresRanges_isRefusedBeforeItsBody() {
    server.faults.add(
        exchange -> {
          server.describe(exchange);
          exchange.sendResponseHeaders(200, 0);
          writeUntilClosed(exchange);
        });
    assertThatThrownBy(() -> source.open().close())
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("ignores ranges");
  }

  @Test
  void read_hugeContentLength_isRefusedBeforeItsBody() throws IOException {
    assertRefused(
        "Content-Length 1099511627776",
        exchange -> {
          server.describe(exchange);
          server.setRange(exchange, 300_000, 800_000);
          exchange.sendResponseHeaders(206, 1L << 40);
          writeUntilClosed(exchange);
        });
  }

  /** Without a length, but with all that was asked for, and more. */
  @Test
  void read_chunkedBodyWithoutEnd_isReadAsFarAsItWasAskedFor() throws IOException {
    assertReadsOn(
        exchange -> {
          server.describe(exchange);
          server.setRange(exchange, 300_000, 800_000);
          exchange.sendResponseHeaders(206, 0);
          exchange.getResponseBody().write(server.content, 300_000, 500_000);
          writeUntilClosed(exchange);
        });
  }

  private static void writeUntilClosed(HttpExchange exchange) {
    byte[] bytes = new byte[1 << 16];
    try {
      while (true) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (IOException e) {
      // The client has closed the connection.
    }
  }

  @Test
  void read_anotherRange_isRefused() throws IOException {
    assertRefused(
        "expected 500000 bytes from 300000 on, found Content-Range bytes 0-499999/1000000",
        exchange -> {
          server.describe(exchange);
          server.setRange(exchange, 0, 500_000);
          exchange.sendResponseHeaders(206, 500_000);
          exchange.getResponseBody().flush(); // some servers send the head with the body
        });
  }

  @Test
  void open_compressedAnswer_isRefused() {
    server.faults.add(
        exchange -> {
          server.describe(exchange);
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          server.setRange(exchange, 0, 100);
          exchange.sendResponseHeaders(206, 100);
          exchange.getResponseBody().flush(); // some servers send the head with the body
        });
    assertThatThrownBy(() -> source.open().close())
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("sends it as gzip");
  }

  @Test
  void open_redirect_isFollowedByAClientThatDoes() throws IOException {
    server.always.put(
        "/old.mp4",
        exchange -> {
          exchange.getResponseHeaders().set("Location", FakeServer.PATH);
          exchange.sendResponseHeaders(302, -1);
        });
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThatThrownBy(() -> HttpSource.of(server.url("/old.mp4"), CLIENT).open().close())
        .hasMessageContaining("redirected (302)");
    try (SourceReader reader = HttpSource.of(server.url("/old.mp4"), following).open()) {
      assertThat(read(reader, 10, 100)).isEqualTo(server.part(10, 100));
    }
  }

  @Test
  void read_serverThatStalls_isGivenUpAndAskedAgain() throws IOException {
    FakeServer.Fault stall =
        exchange -> {
          breakOffAfter(100_000).answer(exchange);
          sleep(5_000);
        };
    try (SourceReader reader = source.withTimeout(Duration.ofSeconds(1)).open()) {
      server.faults.add(stall);
      long begin = System.nanoTime();
      assertThat(read(reader, 300_000, 500_000)).isEqualTo(server.part(300_000, 500_000));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }
    assertThat(server.requests.get(2)).startsWith("bytes=4");
  }

  @Test
  void read_slowButSteadyServer_isWaitedFor() throws IOException {
    FakeServer.Fault slow =
        exchange -> {
          server.describe(exchange);
          server.setRange(exchange, 300_000, 800_000);
          exchange.sendResponseHeaders(206, 500_000);
          for (int at = 300_000; at < 800_000; at += 100_000) {
            exchange.getResponseBody().write(server.content, at, 100_000);
            exchange.getResponseBody().flush();
            sleep(300);
          }
        };
    try (SourceReader reader = source.withTimeout(Duration.ofSeconds(1)).open()) {
      server.faults.add(slow);
      assertThat(read(reader, 300_000, 500_000)).isEqualTo(server.part(300_000, 500_000));
    }
    assertThat(server.requests).hasSize(2);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void read_interruptedThread_isCancelled() throws IOException {
    try (SourceReader reader = source.open()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> read(reader, 300_000, 500_000))
          .isInstanceOf(PackagingCancelledException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void open_noServer_isRefusedByName() {
    server.close();
    assertThatThrownBy(() -> source.open().close())
        .isInstanceOf(SourceException.class)
        .hasMessage("cannot read " + NAME + ": no connection to localhost");
  }
}
