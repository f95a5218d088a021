package io.github.fragmill.testing.keyserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A key server for tests on the JDK's HTTP server. It holds requests to the rules of SPEKE 1.0, 2.0
 * and 2.1, and gives keys that follow from their ids: they protect nothing. Thread-safe.
 */
public final class SpekeServer implements AutoCloseable {

  private static final int SECONDS_OF_SLOW_ANSWER = 30;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> headers = new ConcurrentHashMap<>();
  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Fault fault = Fault.NONE;

  private SpekeServer(HttpServer server) {
    this.server = server;
  }

  /** Starts a server on this machine, at a port that is free. */
  public static SpekeServer start() throws IOException {
    SpekeServer started =
        new SpekeServer(
            HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), /* backlog= */ 0));
    started.server.createContext("/", started::handle);
    started.server.setExecutor(started.threads);
    started.server.start();
    return started;
  }

  /** Returns the address to ask at. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/speke");
  }

  /** Sets what is wrong from now on. */
  public void fault(Fault wrong) {
    fault = wrong;
    count.set(0);
  }

  /** Returns the documents that were sent, in their order. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns the headers of the last request, by their names in lower case. */
  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  /** Returns the keys that were given as hexadecimal digits, by their ids in lower case. */
  public Map<String, String> keys() {
    return new TreeMap<>(keys);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(request);
      headers.clear();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      answer(exchange, request, count.incrementAndGet());
    }
  }

  private void answer(HttpExchange exchange, String request, int number) throws IOException {
    Fault wrong = fault;
    if (wrong == Fault.ALWAYS_DOWN || (wrong == Fault.BUSY_TWICE && number <= 2)) {
      send(exchange, wrong == Fault.ALWAYS_DOWN ? 500 : 503, "no keys at this time");
      return;
    }
    if (wrong == Fault.REDIRECT) {
      exchange.getResponseHeaders().set("Location", url().toString());
      send(exchange, 302, "");
      return;
    }
    String version = exchange.getRequestHeaders().getFirst("X-Speke-Version");
    KeyAnswer answer;
    try {
      answer = KeyAnswer.to(request, version == null ? "1.0" : version, wrong);
    } catch (IllegalArgumentException e) {
      send(exchange, 422, String.valueOf(e.getMessage()));
      return;
    }
    if (wrong == Fault.REFUSED) {
      send(exchange, 422, "no policy\r\nfor key " + answer.keys().values().iterator().next());
      return;
    }
    keys.putAll(answer.keys());
    exchange.getResponseHeaders().set("X-Speke-User-Agent", "fragmill test server");
    if (version != null && wrong != Fault.NO_VERSION) {
      exchange
          .getResponseHeaders()
          .set("X-Speke-Version", wrong == Fault.WRONG_VERSION ? "3.0" : version);
    }
    sendDocument(exchange, answer.document(), wrong);
  }

  private static void sendDocument(HttpExchange exchange, String document, Fault wrong)
      throws IOException {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    boolean isWhole = wrong != Fault.SLOW && wrong != Fault.BROKEN_OFF && wrong != Fault.HUGE;
    exchange.sendResponseHeaders(
        200, isWhole ? bytes.length : wrong == Fault.HUGE ? 0 : 2L * bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
      out.flush();
      if (wrong == Fault.HUGE) {
        byte[] more = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        for (int part = 0; part < 1 << 14; part++) {
          out.write(more);
        }
      }
      if (wrong == Fault.SLOW) {
        Thread.sleep(1000L * SECONDS_OF_SLOW_ANSWER);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
